package dev.rehearsal.environment.local;

import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.Damage;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import dev.rehearsal.traffic.pgbouncer.CommandFile;
import dev.rehearsal.traffic.pgbouncer.PgBouncer;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import dev.rehearsal.traffic.pgbouncer.Shown;
import dev.rehearsal.traffic.pgbouncer.Signal;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.rehearsal.environment.local.PgBouncerStage.connect;
import static dev.rehearsal.environment.local.PgBouncerStage.hold;
import static dev.rehearsal.environment.local.PgBouncerStage.obeying;
import static dev.rehearsal.environment.local.PgBouncerStage.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@NeedsContainers
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PgBouncerTroubleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static PgBouncerStage stage;

    private ContainerPgBouncer container;
    private PgBouncerGate gate;

    @BeforeAll
    static void openStage() throws InterruptedException {
        stage = PgBouncerStage.open();
    }

    @AfterAll
    static void closeStage() {
        stage.close();
    }

    @BeforeEach
    void open() throws Exception {
        container = stage.pgBouncer();
        gate = gateOf(obeying(container));
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(gate.problems()).isEmpty());
    }

    private static PgBouncerGate gateOf(PgBouncer member) {
        return new PgBouncerGate(List.of(member), new Clientele("shop", Optional.of(1)), stage.blue());
    }

    @AfterEach
    void close() {
        gate.close();
        container.close();
    }

    @Test
    void a_pgbouncer_that_dies_while_it_is_waited_for_is_told_within_seconds() throws Exception {
        try (Connection holding = connect(container, "shop")) {
            hold(holding);
            CompletableFuture<Void> death = CompletableFuture.runAsync(() -> {
                await().until(() -> gateOf(obeying(container)).state().get(0).isPaused());
                Damage.kill(container);
            });

            assertThatThrownBy(() -> gate.pause(Duration.ofSeconds(30)))
                    .isInstanceOf(GateException.class)
                    .hasMessageContaining("PgBouncer");
            death.join();
            assertThatThrownBy(() -> gate.repoint()).isInstanceOf(GateException.class);
        }
    }

    @Test
    void a_pgbouncer_that_hangs_is_told_within_seconds() {
        Damage.hang(container);

        assertThatThrownBy(() -> gate.pause(Duration.ofSeconds(30)))
                .isInstanceOf(GateException.class)
                .hasMessageContaining("no answer within 2 s");
    }

    @Test
    void a_session_that_keeps_its_server_outlasts_a_pause_and_goes_on() throws Exception {
        String pooledBySession = container.read().replace("pool_mode = transaction", "pool_mode = session");
        container.write(CommandFile.inPlace(ContainerPgBouncer.FILE, pooledBySession), pooledBySession);
        container.signal("HUP");
        await().until(() -> !gate.problems().isEmpty());
        try (Connection session = connect(container, "shop")) {
            assertThat(version(session)).isEqualTo(15);

            assertThatThrownBy(() -> gate.pause(Duration.ofMillis(300)))
                    .isInstanceOf(GateException.class)
                    .hasMessageContaining("bouncer/shop has 1 under way");

            assertThat(version(session)).isEqualTo(15);
            assertThat(gate.state()).extracting(GateState::isPaused).containsOnly(false);
        }
    }

    @Test
    void a_file_that_somebody_had_read_too_early_moves_nobody() throws Exception {
        String before = container.read();
        try (Connection shop = connect(container, "shop")) {
            gate.prepare(stage.green());
            gate.pause(PATIENCE);
            container.signal("HUP");
            await().until(() -> gate.state().get(0).target().equals(stage.green()));

            gate.resume();

            assertThat(version(shop)).isEqualTo(15);
            assertThat(container.read()).isEqualTo(before);
            assertThat(gate.problems()).isEmpty();
        }
    }

    @Test
    void what_somebody_else_let_go_is_not_moved() throws Exception {
        try (PgBouncerGate other = gateOf(obeying(container));
                Connection reports = connect(container, "reports")) {
            gate.prepare(stage.green());
            gate.pause(PATIENCE);
            Shown.by(PgBouncerStage.door(container, PgBouncerStage.ADMIN), "RESUME reports");

            assertThatThrownBy(() -> gate.repoint())
                    .isInstanceOf(GateException.class)
                    .hasMessageContainingAll("[reports] flow, though they were held", "all were pointed back");
            gate.resume();
            assertThat(version(reports)).isEqualTo(15);
            assertThat(other.problems()).isEmpty();
        }
    }

    @Test
    void signals_do_the_same_where_the_console_may_only_be_looked_at() throws Exception {
        Signal signal = container::signal;
        PgBouncer obeyingSignals = PgBouncer.bySignal(
                "bouncer",
                PgBouncerStage.door(container, PgBouncerStage.OBSERVER),
                signal,
                new ContainerFile(container));
        try (PgBouncerGate signalled = gateOf(obeyingSignals);
                Connection shop = connect(container, "shop");
                Connection holding = connect(container, "shop")) {
            hold(holding);
            signalled.prepare(stage.green());
            assertThatThrownBy(() -> signalled.pause(Duration.ofMillis(300)))
                    .hasMessageContaining("bouncer/shop has 1 under way");
            assertThat(version(shop)).isEqualTo(15);
            holding.rollback();

            signalled.pause(PATIENCE);
            assertThat(gate.problems())
                    .contains("PgBouncer 'bouncer': it is paused already, by somebody else; find out why, then RESUME");
            signalled.repoint();
            signalled.resume();

            assertThat(version(shop)).isEqualTo(17);
        }
    }
}
