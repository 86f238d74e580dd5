package dev.rehearsal.application;

import dev.rehearsal.application.ShopClient.Reply;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.PoolGate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
    private static final Duration HOLD = Duration.ofMinutes(1);
    private static final int PER_SECOND = 100;

    private static TestAccount account;

    @TempDir
    private Path logs;

    private ReferenceApplication application;
    private PoolGate gate;

    @BeforeAll
    static void openServers() throws InterruptedException {
        account = TestAccount.open();
        for (String server : List.of("blue", "green")) {
            account.create(server, server.equals("blue") ? "15" : "17");
            try (Sql sql = account.sql(server)) {
                Estate.create(sql, account.application(), 1000, 1);
            }
        }
    }

    @AfterAll
    static void closeServers() {
        account.close();
    }

    @BeforeEach
    void open() throws Exception {
        application = ReferenceApplication.start(new ReferenceApplication.Plan(
                2, 0, account.address("blue"), account.application(), Duration.ofSeconds(10), logs));
        gate = PoolGate.open(application.adminUrls(), HOLD);
    }

    @AfterEach
    void close() {
        application.close();
        for (String server : List.of("blue", "green")) {
            try (Sql sql = account.sql(server)) {
                Estate.ledger()
                        .traces()
                        .forEach(trace -> sql.update("delete from " + trace.table() + " where write_id is not null"));
            }
        }
    }

    @Test
    void traffic_moves_under_load_and_every_write_is_on_one_server_once() throws Exception {
        try (SteadyLoad load = new SteadyLoad(application.urls(), PER_SECOND)) {
            awaitReplies(load, 200);
            gate.prepare(account.address("green"));
            gate.pause(DRAIN);
            gate.repoint();
            gate.resume();
            awaitReplies(load, load.replies().size() + 200);
            load.end();

            Map<Long, Reply> replies = load.replies();
            Map<Long, Long> found = found();
            assertThat(replies.values()).extracting(Reply::status).containsOnly(200);
            assertThat(replies.values()).extracting(Reply::attempts).containsOnly(1);
            assertThat(replies.values()).extracting(Reply::server).containsOnly(names("blue"), names("green"));
            assertThat(found).containsOnlyKeys(replies.keySet()).values().containsOnly(1L);
            assertThat(gate.state())
                    .extracting(GateState::target)
                    .containsOnly(account.address("green"))
                    .hasSize(2);
        }
    }

    @Test
    void traffic_that_was_moved_can_be_moved_back_and_forth() throws Exception {
        try (SteadyLoad load = new SteadyLoad(application.urls(), PER_SECOND)) {
            gate.pointBack();
            gate.prepare(account.address("green"));
            gate.repoint();
            gate.resume();
            awaitReplies(load, load.replies().size() + 100);
            gate.pointBack();
            List<GateState> back = gate.state();
            gate.repoint();
            awaitReplies(load, load.replies().size() + 100);
            load.end();

            assertThat(back).extracting(GateState::target).containsOnly(account.address("blue"));
            assertThat(gate.state()).extracting(GateState::target).containsOnly(account.address("green"));
            assertThat(load.replies().values()).extracting(Reply::status).containsOnly(200);
            assertThat(load.replies().values()).extracting(Reply::attempts).containsOnly(1);
        }
    }

    @Test
    void a_transaction_that_outlasts_the_pause_costs_nobody_anything() throws Exception {
        try (SteadyLoad load = new SteadyLoad(application.urls(), PER_SECOND)) {
            awaitReplies(load, 50);
            CompletableFuture<Reply> stubborn =
                    new ShopClient(application.urls().get(1)).postLater("/long-transaction?hold=4000&write=1000000");
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
        try (SteadyLoad load = new SteadyLoad(application.urls(), PER_SECOND)) {
            awaitReplies(load, 100);
            gate.prepare(account.address("green"));
            gate.pause(DRAIN);
            cut("blue");
            gate.resume();
            awaitReplies(load, load.replies().size() + 100);
            gate.pause(DRAIN);
            cut("green");
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
        assertThatThrownBy(() -> gate.prepare(new Address(account.endpoint("green"), "nowhere")))
                .isInstanceOf(GateException.class)
                .hasMessageContaining("database \"nowhere\" does not exist");
    }

    private static void awaitReplies(SteadyLoad load, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> load.replies().size() >= count);
    }

    private static boolean holdsTransaction() {
        try (Sql sql = account.sql("blue")) {
            return sql.holds(
                    "select exists (select from pg_stat_activity where query like '%pg_sleep(%' and pid <> pg_backend_pid())");
        }
    }

    private static void cut(String server) {
        try (Sql sql = account.sql(server)) {
            sql.texts("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'application'");
        }
    }

    private static String names(String server) {
        try (Sql sql = account.sql(server)) {
            return sql.text("select host(inet_server_addr()) || ':' || inet_server_port()")
                    .orElseThrow();
        }
    }

    private static Map<Long, Long> found() {
        Map<Long, Long> found = new HashMap<>();
        for (String server : List.of("blue", "green")) {
            try (Sql sql = account.sql(server)) {
                new Traces(sql).all().forEach((write, rows) -> found.merge(write, rows, Long::sum));
            }
        }
        return found;
    }
}
