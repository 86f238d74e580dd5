package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApplicationProcessIT {
    private static final String SERVER = "blue";

    private static TestAccount account;

    @TempDir
    private Path logs;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        account.create(SERVER, "15");
        try (Sql sql = account.sql(SERVER)) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 1000, 1);
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void an_instance_ends_when_whoever_started_it_is_killed() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        account.endpoint(SERVER).host(),
                        String.valueOf(account.endpoint(SERVER).port()),
                        logs.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        parent.getOutputStream().write(account.application().password().getBytes(StandardCharsets.UTF_8));
        parent.getOutputStream().flush();
        ProcessHandle instance = ProcessHandle.of(firstNumber(parent)).orElseThrow();

        parent.destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> !instance.isAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_signal_to_all_does_not_reach_it_and_its_parent_s_wish_does(String signal) throws Exception {
        ProcessHandle instance;
        ShopClient.Reply reply;
        try (ReferenceApplication application = start(account.address(SERVER), account.application())) {
            instance = ProcessHandle.of(application.pids().get(0)).orElseThrow();
            new ProcessBuilder("kill", "-" + signal, String.valueOf(instance.pid()))
                    .start()
                    .waitFor();
            reply = new ShopClient(application.urls().get(0)).post("/create?write=" + signal.length());
            assertThat(application.problems()).isEmpty();
        }

        assertThat(reply.status()).isEqualTo(200);
        assertThat(instance.isAlive()).isFalse();
    }

    @Test
    void an_instance_that_dies_is_noticed() throws Exception {
        try (ReferenceApplication application = start(account.address(SERVER), account.application())) {
            long pid = application.pids().get(0);
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().until(() -> !application.problems().isEmpty());
            assertThat(application.problems())
                    .singleElement()
                    .asString()
                    .startsWith("'application-1' ended with exit code 137; the last line of its log " + logs);
        }
    }

    @Test
    void an_instance_that_cannot_log_in_says_so_and_leaves_no_password_behind() throws IOException {
        Credentials wrong = new Credentials("application", "wrong-secret");

        assertThatThrownBy(() -> start(account.address(SERVER), wrong))
                .hasMessageContaining("'application-1' ended with exit code 1")
                .hasMessageContaining("password authentication failed for user \"application\"");
        assertThat(Files.readString(logs.resolve("application-1.log"))).doesNotContain("wrong-secret");
    }

    private ReferenceApplication start(Address address, Credentials login) throws InterruptedException, IOException {
        return ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                1,
                0,
                new Connections(address),
                login,
                logs.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                logs));
    }

    private static long firstNumber(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return Long.parseLong(output.readLine());
    }
}
