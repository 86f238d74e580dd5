package dev.rehearsal.environment.local;

import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import dev.rehearsal.traffic.pgbouncer.PgBouncer;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import java.sql.Connection;
import java.sql.SQLException;
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
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

@NeedsContainers
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PgBouncerGateIT {
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
    void a_connection_is_held_moved_and_released_without_noticing() throws Exception {
        try (Connection shop = connect(container, "shop");
                Connection reports = connect(container, "reports");
                Connection elsewhere = connect(container, "elsewhere")) {
            assertThat(List.of(version(shop), version(reports), version(elsewhere)))
                    .containsExactly(15, 15, 17);

            gate.prepare(stage.green());
            assertThat(gate.state()).extracting(GateState::target).containsOnly(stage.blue());
            gate.pause(PATIENCE);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> answered(shop));
            await().until(() -> gate.state().get(0).waiting() == 1);

            assertThat(gate.state())
                    .extracting(GateState::member, GateState::isPaused)
                    .containsExactly(tuple("bouncer/shop", true), tuple("bouncer/reports", true));
            assertThat(version(elsewhere)).isEqualTo(17);
            gate.repoint();
            assertThat(gate.state()).extracting(GateState::target).containsOnly(stage.green());
            assertThat(waiting).isNotDone();
            gate.resume();

            assertThat(waiting.join()).isEqualTo(17);
            assertThat(version(reports)).isEqualTo(17);
            assertThat(gate.state()).extracting(GateState::isPaused).containsOnly(false);
            assertThat(gate.problems()).isEmpty();
        }
    }

    @Test
    void a_transaction_that_outlasts_the_pause_leaves_everything_as_it_was() throws Exception {
        String before = container.read();
        try (Connection holding = connect(container, "reports");
                Connection other = connect(container, "shop")) {
            hold(holding);
            gate.prepare(stage.green());
            assertThat(container.read()).isNotEqualTo(before);

            assertThatThrownBy(() -> gate.pause(Duration.ofMillis(300)))
                    .isInstanceOf(GateException.class)
                    .hasMessage(
                            "pause traffic within 300 ms → bouncer/reports has 1 under way and 0 waiting → every member was resumed; end long transactions, or allow more time with 'drainWithin'");

            assertThat(version(other)).isEqualTo(15);
            assertThat(gate.state()).extracting(GateState::isPaused).containsOnly(false);
            assertThat(container.read()).isEqualTo(before);
            holding.rollback();
            gate.pause(PATIENCE);
            gate.repoint();
            gate.resume();
            assertThat(version(other)).isEqualTo(17);
        }
    }

    @Test
    void traffic_is_pointed_back_and_nothing_stays_in_the_file() throws Exception {
        String before = container.read();
        gate.pointBack();
        gate.resume();
        gate.prepare(stage.green());
        gate.pause(PATIENCE);
        gate.repoint();
        assertThat(gate.state()).extracting(GateState::target).containsOnly(stage.green());

        gate.pointBack();
        gate.resume();

        assertThat(gate.state()).extracting(GateState::target).containsOnly(stage.blue());
        assertThat(container.read()).isEqualTo(before);
        try (Connection shop = connect(container, "shop")) {
            assertThat(version(shop)).isEqualTo(15);
        }
    }

    private static int answered(Connection connection) {
        try {
            return version(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
