package dev.rehearsal.application;

import dev.rehearsal.application.RepointStage.Traffic;
import dev.rehearsal.application.ShopClient.Reply;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.PoolGate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepointIT {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int PER_SECOND = 100;

    private static RepointStage stage;

    @TempDir
    private Path logs;

    private Traffic traffic;
    private PoolGate gate;

    @BeforeAll
    static void openServers() throws InterruptedException {
        stage = RepointStage.open();
    }

    @AfterAll
    static void closeServers() {
        stage.close();
    }

    @BeforeEach
    void open() throws Exception {
        traffic = stage.traffic(logs);
        gate = traffic.gate();
    }

    @AfterEach
    void close() {
        traffic.close();
        stage.sweep();
    }

    @Test
    void traffic_moves_under_load_and_every_write_is_on_one_server_once() throws Exception {
        try (SteadyLoad load = new SteadyLoad(traffic.urls(), PER_SECOND)) {
            awaitReplies(load, 200);
            gate.prepare(stage.address("green"));
            gate.pause(DRAIN);
            gate.repoint();
            gate.resume();
            awaitReplies(load, load.replies().size() + 200);
            load.end();

            Map<Long, Reply> replies = load.replies();
            Map<Long, Long> found = stage.found();
            assertThat(replies.values()).extracting(Reply::status).containsOnly(200);
            assertThat(replies.values()).extracting(Reply::attempts).containsOnly(1);
            assertThat(replies.values())
                    .extracting(Reply::server)
                    .containsOnly(stage.nameOf("blue"), stage.nameOf("green"));
            assertThat(found).containsOnlyKeys(replies.keySet()).values().containsOnly(1L);
            assertThat(gate.state())
                    .extracting(GateState::target)
                    .containsOnly(stage.address("green"))
                    .hasSize(2);
        }
    }

    @Test
    void traffic_that_was_moved_can_be_moved_back_and_forth() throws Exception {
        try (SteadyLoad load = new SteadyLoad(traffic.urls(), PER_SECOND)) {
            gate.pointBack();
            gate.prepare(stage.address("green"));
            gate.repoint();
            gate.resume();
            awaitReplies(load, load.replies().size() + 100);
            gate.pointBack();
            List<GateState> back = gate.state();
            gate.repoint();
            awaitReplies(load, load.replies().size() + 100);
            load.end();

            assertThat(back).extracting(GateState::target).containsOnly(stage.address("blue"));
            assertThat(gate.state()).extracting(GateState::target).containsOnly(stage.address("green"));
            assertThat(load.replies().values()).extracting(Reply::status).containsOnly(200);
            assertThat(load.replies().values()).extracting(Reply::attempts).containsOnly(1);
        }
    }

    @Test
    void traffic_that_is_pointed_back_at_once_keeps_its_connections() throws Exception {
        try (SteadyLoad load = new SteadyLoad(traffic.urls(), PER_SECOND)) {
            gate.prepare(stage.address("green"));
            gate.pause(DRAIN);
            gate.repoint();
            gate.resume();
            gate.pointBack();
            Instant back = Instant.now();
            awaitReplies(load, load.replies().size() + 100);
            // Past the time after which a target that traffic has left is closed.
            await().until(() -> Instant.now().isAfter(back.plusSeconds(3)));
            awaitReplies(load, load.replies().size() + 100);
            load.end();

            assertThat(gate.state()).extracting(GateState::target).containsOnly(stage.address("blue"));
            assertThat(load.replies().values()).extracting(Reply::status).containsOnly(200);
            assertThat(load.replies().values()).extracting(Reply::attempts).containsOnly(1);
        }
    }

    @Test
    void a_transaction_that_outlasts_the_pause_costs_nobody_anything() throws Exception {
        try (SteadyLoad load = new SteadyLoad(traffic.urls(), PER_SECOND)) {
            awaitReplies(load, 50);
            CompletableFuture<Reply> stubborn =
                    new ShopClient(traffic.urls().get(1)).postLater("/long-transaction?hold=4000&write=1000000");
            await().until(() -> gate.state().get(1).active() > 0 && holdsTransaction());

            assertThatThrownBy(() -> gate.pause(Duration.ofMillis(300)))
                    .isInstanceOf(GateException.class)
                    .hasMessageContaining("application-2: transactions under way outlasted the limit")
                    .hasMessageContaining("every member was resumed");

            boolean wasUnderWay = !stubborn.isDone();
            List<GateState> resumed = gate.state();
            load.end();
            assertThat(wasUnderWay).isTrue();
            assertThat(resumed).extracting(GateState::isPaused).containsOnly(false);
            assertThat(load.replies().values()).extracting(Reply::status).containsOnly(200);
            assertThat(stubborn.join().attempts()).isEqualTo(1);
        }
    }

    @Test
    void connections_cut_during_a_pause_meet_no_request() throws Exception {
        try (SteadyLoad load = new SteadyLoad(traffic.urls(), PER_SECOND)) {
            awaitReplies(load, 100);
            gate.prepare(stage.address("green"));
            gate.pause(DRAIN);
            stage.cut("blue");
            gate.resume();
            awaitReplies(load, load.replies().size() + 100);
            gate.pause(DRAIN);
            stage.cut("green");
            gate.repoint();
            gate.resume();
            awaitReplies(load, load.replies().size() + 100);
            load.end();

            assertThat(load.replies().values()).extracting(Reply::status).containsOnly(200);
            assertThat(load.replies().values()).extracting(Reply::attempts).containsOnly(1);
        }
    }

    @Test
    void a_target_where_the_application_cannot_log_in_is_refused_while_traffic_flows() {
        assertThatThrownBy(() -> gate.prepare(new Address(stage.address("green").endpoint(), "nowhere")))
                .isInstanceOf(GateException.class)
                .hasMessageContaining("database \"nowhere\" does not exist");
    }

    private static void awaitReplies(SteadyLoad load, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> load.replies().size() >= count);
    }

    private static boolean holdsTransaction() {
        try (Sql sql = stage.sql("blue")) {
            return sql.holds(
                    "select exists (select from pg_stat_activity where query like '%pg_sleep(%' and pid <> pg_backend_pid())");
        }
    }
}
