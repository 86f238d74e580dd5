package dev.rehearsal.application;

import dev.rehearsal.application.ReferenceApplication.Deployed;
import dev.rehearsal.application.ReferenceApplication.Tried;
import dev.rehearsal.application.ShopClient.Reply;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.PoolGate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
class RedeployIT {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final int PER_SECOND = 50;

    private static TestAccount account;
    private static Connections toBlue;
    private static Connections withReader;

    @TempDir
    private Path logs;

    private ReferenceApplication application;

    @BeforeAll
    static void openServers() throws Exception {
        account = TestAccount.open();
        account.create("blue", "15");
        try (Sql sql = account.sql("blue")) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 1000, 1);
        }
        account.client()
                .createDBInstanceReadReplica(
                        request -> request.dbInstanceIdentifier("reader").sourceDBInstanceIdentifier("blue"));
        account.awaitAvailable("reader");
        toBlue = new Connections(account.address("blue"));
        withReader = new Connections(account.address("blue"), Optional.of(account.address("reader")));
    }

    @AfterAll
    static void closeServers() {
        account.close();
    }

    @BeforeEach
    void open() throws Exception {
        application = ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                2,
                0,
                toBlue,
                account.application(),
                logs.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                logs));
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void readers_are_put_in_and_taken_out_under_load_and_no_request_fails() throws Exception {
        List<Long> first = application.pids();
        try (SteadyLoad load = new SteadyLoad(application.urls(), PER_SECOND)) {
            await().until(() -> load.replies().size() > 20);

            application.redeploy(withReader, WITHIN);
            List<Tried> reading = application.tried();
            var deployed = application.deployed();
            application.redeploy(toBlue, WITHIN);
            load.end();

            assertThat(load.replies().values()).extracting(Reply::status).containsOnly(200);
            assertThat(load.replies().values()).extracting(Reply::attempts).containsOnly(1);
            assertThat(load.replies().values()).extracting(Reply::server).containsOnly(name("blue"));
            assertThat(reading)
                    .containsExactly(
                            new Tried("application-1", name("blue"), name("reader"), ""),
                            new Tried("application-2", name("blue"), name("reader"), ""));
            assertThat(deployed).extracting(Deployed::connections).containsExactly(withReader, withReader);
        }
        assertThat(application.deployed()).extracting(Deployed::connections).containsOnly(toBlue);
        assertThat(application.pids()).doesNotContainAnyElementsOf(first);
        assertThat(first).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void what_a_reader_does_not_have_or_no_longer_answers_the_writer_does() throws Exception {
        Address behind = new Address(account.endpoint("blue"), "behind");
        try (Sql blue = account.sql("blue")) {
            blue.execute("create database behind");
            try (Sql sql = account.connector().openAlone(behind, account.operator())) {
                new Estate(new PostgresDialect()).create(sql, account.application(), 500, 1);
            }
            application.redeploy(new Connections(account.address("blue"), Optional.of(behind)), WITHIN);
            ShopClient shop = new ShopClient(application.urls().get(0));

            Reply missing = shop.get("/read?order=900");
            blue.texts("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = 'application' and datname = 'behind'");
            Reply cut = shop.get("/read?order=1");

            assertThat(missing).isEqualTo(new Reply(200, 1, name("blue"), ""));
            assertThat(cut.status()).isEqualTo(200);
            assertThat(shop.get("/read?order=5000").status()).isEqualTo(404);
        }
    }

    @Test
    void a_request_under_way_is_answered_although_its_process_is_replaced() throws Exception {
        ShopClient shop = new ShopClient(application.urls().get(0));
        CompletableFuture<Reply> stubborn = shop.postLater("/long-transaction?hold=18000&write=77");
        await().until(() -> holdsTransaction());

        assertThatThrownBy(() -> application.redeploy(toBlue, Duration.ofSeconds(15)))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("'application-1' to answer its last requests; last seen: 1 under way");

        assertThat(stubborn.join()).isEqualTo(new Reply(200, 1, name("blue"), ""));
        assertThat(shop.post("/create?write=78").status()).isEqualTo(200);
    }

    @Test
    void where_the_application_cannot_log_in_no_instance_is_replaced() throws Exception {
        List<Long> before = application.pids();
        Address nowhere = new Address(account.endpoint("blue"), "nowhere");

        assertThatThrownBy(() -> application.redeploy(new Connections(nowhere), WITHIN))
                .hasMessageContaining("'application-1' ended with exit code 1")
                .hasMessageContaining("database \"nowhere\" does not exist");

        assertThat(application.pids()).isEqualTo(before);
        assertThat(application.deployed()).extracting(Deployed::connections).containsOnly(toBlue);
        assertThat(application.configured()).isEqualTo(new Connections(nowhere));
        assertThat(application.tried()).extracting(Tried::problem).containsOnly("");
    }

    @Test
    void an_application_is_not_redeployed_while_its_gate_holds_it_and_the_gate_knows_the_new_processes()
            throws Exception {
        PoolGate gate = PoolGate.open(application::adminUrls, Duration.ofMinutes(1));
        gate.pause(Duration.ofSeconds(5));

        assertThatThrownBy(() -> application.redeploy(withReader, WITHIN))
                .isInstanceOf(IOException.class)
                .hasMessage("the gate of 'application-1' holds its work");
        assertThat(application.tried()).extracting(Tried::problem).containsOnly("its gate holds all work");
        assertThat(application.configured()).isEqualTo(toBlue);

        gate.resume();
        application.redeploy(toBlue, WITHIN);
        gate.pause(Duration.ofSeconds(5));
        List<GateState> paused = gate.state();
        gate.resume();
        assertThat(paused).extracting(GateState::isPaused).containsExactly(true, true);
        assertThat(application.tried()).extracting(Tried::problem).containsOnly("");
    }

    @Test
    void an_instance_that_cannot_write_says_why() throws InterruptedException {
        try (Sql sql = account.sql("blue")) {
            sql.execute("revoke insert on public.orders from application");
            List<Tried> tried = application.tried();
            sql.execute("grant insert on public.orders to application");

            assertThat(tried).extracting(Tried::problem).containsOnly("ERROR: permission denied for table orders");
            assertThat(application.tried()).extracting(Tried::problem).containsOnly("");
        }
    }

    private static String name(String server) {
        try (Sql sql = account.sql(server)) {
            return sql.text("select host(inet_server_addr()) || ':' || inet_server_port()")
                    .orElseThrow();
        }
    }

    private static boolean holdsTransaction() {
        try (Sql sql = account.sql("blue")) {
            return sql.holds(
                    "select exists (select from pg_stat_activity where query like '%pg_sleep(%' and pid <> pg_backend_pid())");
        }
    }
}
