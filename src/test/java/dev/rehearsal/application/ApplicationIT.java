package dev.rehearsal.application;

import dev.rehearsal.application.ShopClient.Reply;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApplicationIT {
    private static final String SERVER = "blue";

    @TempDir
    private static Path folder;

    private static TestAccount account;
    private static Application application;
    private static ShopClient shop;
    private static long lastWrite;

    @BeforeAll
    static void open() throws Exception {
        account = TestAccount.open();
        account.create(SERVER, "15");
        try (Sql sql = account.sql(SERVER)) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 1000, 1);
        }
        application = new Application(settings(Duration.ofSeconds(10), Duration.ofSeconds(60)), new PostgresDialect());
        shop = client(application);
    }

    @AfterAll
    static void close() {
        application.close();
        account.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/create?",
                "/transfer?from=1&to=2&amount=3.50",
                "/large-update?document=3&bytes=100000",
                "/long-transaction?hold=20",
                "/insert-without-key?",
                "/fresh-connection?",
                "/idle-then-use?"
            })
    void a_write_leaves_one_row_however_often_and_at_once_it_is_sent(String path) throws Exception {
        long write = ++lastWrite;
        List<CompletableFuture<Reply>> sent = IntStream.range(0, 6)
                .mapToObj(any -> shop.postLater(path + "&write=" + write))
                .toList();

        List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();

        try (Sql sql = account.sql(SERVER)) {
            String named = sql.text("select host(inet_server_addr()) || ':' || inet_server_port()")
                    .orElseThrow();
            assertThat(replies).containsOnly(new Reply(200, 1, named, ""));
            assertThat(new Traces(sql).of(write)).isEqualTo(1);
        }
    }

    @Test
    void an_order_is_read_or_reported_missing() throws Exception {
        assertThat(shop.get("/read?order=1000").status()).isEqualTo(200);
        assertThat(shop.get("/read?order=100000000")).isEqualTo(new Reply(404, 1, "", "not-found"));
        assertThat(shop.get("/read?order=one")).isEqualTo(new Reply(400, 0, "", "bad-request"));
        assertThat(shop.post("/create").status()).isEqualTo(400);
    }

    @Test
    void transfers_in_both_directions_at_once_keep_the_sum_and_need_no_second_attempt() {
        List<CompletableFuture<Reply>> sent = IntStream.range(0, 200)
                .mapToObj(i -> shop.postLater(
                        "/transfer?write=%d&from=%d&to=%d&amount=1".formatted(1_000_000 + i, 10 + i % 2, 11 - i % 2)))
                .toList();

        List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies).extracting(Reply::attempts).containsOnly(1);
        try (Sql sql = account.sql(SERVER)) {
            assertThat(sql.texts("select balance from public.accounts where id in (10, 11)"))
                    .containsExactly("10000.00", "10000.00");
        }
    }

    @Test
    void a_connection_that_is_lost_in_a_transaction_costs_a_second_attempt() throws Exception {
        long write = ++lastWrite;
        CompletableFuture<Reply> sent = shop.postLater("/long-transaction?hold=2000&write=" + write);

        try (Sql sql = account.sql(SERVER)) {
            endSession(sql, "state = 'active' and query like '%pg_sleep%'");

            Reply reply = sent.join();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.attempts()).isEqualTo(2);
            assertThat(new Traces(sql).of(write)).isEqualTo(1);
        }
    }

    @Test
    void a_commit_that_is_never_answered_has_an_unknown_outcome() throws Exception {
        long write = ++lastWrite;
        try (Sql sql = account.sql(SERVER);
                Application hasty =
                        new Application(settings(Duration.ZERO, Duration.ofSeconds(60)), new PostgresDialect())) {
            sql.execute("create function public.dawdle() returns trigger language plpgsql"
                    + " as 'begin perform pg_catalog.pg_sleep(60); return null; end'");
            sql.execute("create constraint trigger dawdle after insert on public.job_runs"
                    + " deferrable initially deferred for each row execute function public.dawdle()");
            CompletableFuture<Reply> sent = client(hasty).postLater("/idle-then-use?write=" + write);

            // Nothing sleeps before the commit has begun.
            endSession(sql, "wait_event = 'PgSleep' and query like '%job_runs%'");

            Reply reply = sent.join();
            sql.execute("drop function public.dawdle() cascade");
            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.attempts()).isEqualTo(1);
            assertThat(new Traces(sql).of(write)).isZero();
        }
    }

    @Test
    void a_request_that_is_held_too_long_is_told_that_it_failed() throws Exception {
        try (Application impatient =
                new Application(settings(Duration.ofSeconds(10), Duration.ofMillis(200)), new PostgresDialect())) {
            ShopClient admin = new ShopClient(URI.create("http://127.0.0.1:" + impatient.adminPort()));
            admin.post("/gate/pause?drainWithin=PT1S&holdAtMost=PT1M");

            Reply reply = client(impatient).post("/create?write=" + ++lastWrite);

            assertThat(reply).isEqualTo(new Reply(503, 0, "", "held"));
        }
    }

    @Test
    void a_pause_that_nobody_ends_ends_itself() throws Exception {
        try (Application orphan =
                new Application(settings(Duration.ofSeconds(10), Duration.ofSeconds(60)), new PostgresDialect())) {
            ShopClient admin = new ShopClient(URI.create("http://127.0.0.1:" + orphan.adminPort()));
            admin.post("/gate/pause?drainWithin=PT1S&holdAtMost=PT0.2S");

            Reply reply = client(orphan).post("/create?write=" + ++lastWrite);

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    private static void endSession(Sql sql, String which) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sql.number(
                                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'application' and "
                                        + which)
                        > 0);
    }

    private static ApplicationSettings settings(Duration retryFor, Duration answerWithin) throws IOException {
        Secret secret = new Secret(folder.resolve("secret.json"));
        secret.write(Secret.Contents.of(new Connections(account.address(SERVER)), account.application()));
        return new ApplicationSettings(
                "application-1", Engine.POSTGRES, secret, Trust.ANY, 1, Tables.ESTATE, retryFor, answerWithin);
    }

    private static ShopClient client(Application application) {
        return new ShopClient(URI.create("http://127.0.0.1:" + application.port()));
    }
}
