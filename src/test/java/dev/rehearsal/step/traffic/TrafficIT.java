package dev.rehearsal.step.traffic;

import dev.rehearsal.application.Estate;
import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.rds.EnableLogicalReplication;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.PoolGate;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrafficIT {
    @TempDir
    private Path logs;

    private TestAccount account;
    private ReferenceApplication application;
    private PoolGate gate;
    private SmallLoad load;

    @BeforeEach
    void open() throws Exception {
        account = TestAccount.open();
        account.create("blue", "15");
        try (Sql sql = account.sql("blue")) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 500, 1);
        }
        application = ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                2,
                0,
                new Connections(account.address("blue")),
                account.application(),
                logs.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                logs));
        gate = PoolGate.open(application::adminUrls, Duration.ofMinutes(1));
        load = new SmallLoad(application.urls());
        await().until(() -> load.answered() > 20);
    }

    @AfterEach
    void close() {
        load.close();
        application.close();
        account.close();
    }

    private StepContext context() {
        return new TestContext()
                .rds(account.client())
                .connector(account.connector())
                .operator(account.operator())
                .server("blue", account.address("blue"), new Spec(Engine.POSTGRES, "15", "db.m6g.large"))
                .gate(gate)
                .within(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void a_reboot_in_a_maintenance_window_and_its_undoing_fail_no_request() throws Exception {
        StepContext context = context();
        EnableLogicalReplication enable = new EnableLogicalReplication("blue");

        new PauseTraffic(Duration.ofSeconds(5), "").execute(context);
        enable.execute(context);
        new ResumeTraffic().execute(context);
        boolean wasEnabled = enable.verify(context).isPassed();
        enable.undo(context);

        assertThat(wasEnabled).isTrue();
        assertThat(enable.verify(context).isPassed()).isFalse();
        assertThat(gate.state()).extracting(GateState::isPaused).containsOnly(false);
        assertThat(load.end()).containsOnly("200 after 1");
    }

    @Test
    void a_transaction_that_outlasts_the_pause_is_named_and_traffic_flows_again() {
        CompletableFuture<HttpResponse<Void>> stubborn = load.post(1, "/long-transaction?hold=6000&write=1000000");
        await().until(this::holdsTransaction);

        assertThatThrownBy(() -> new PauseTraffic(Duration.ofMillis(400), "").execute(context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageStartingWith("hold traffic, draining it within 400 ms → ")
                .hasMessageContaining("; 1 transaction outlasted it: session ")
                .hasMessageMatching(
                        "(?s).* of 'application', open for [0-9.]+ m?s, active: .*insert into warehouse.stock_counts .*")
                .hasMessageNotContaining("1000000");
        assertThat(new ResumeTraffic().verify(context()).isPassed()).isTrue();
        assertThat(load.end()).containsOnly("200 after 1");
        assertThat(stubborn.join().statusCode()).isEqualTo(200);
    }

    private boolean holdsTransaction() {
        try (Sql sql = account.sql("blue")) {
            return sql.holds(
                    "select exists (select from pg_stat_activity where query like '%pg_sleep(%' and pid <> pg_backend_pid())");
        }
    }
}
