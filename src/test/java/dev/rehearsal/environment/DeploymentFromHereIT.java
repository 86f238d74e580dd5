package dev.rehearsal.environment;

import dev.rehearsal.application.Estate;
import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.traffic.FakeGate;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.RedeployApplication;
import dev.rehearsal.step.traffic.SmokeCheck;
import dev.rehearsal.traffic.DeployedInstance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoint of a server plays the gate's part here, and the server's own port the way past it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeploymentFromHereIT {
    private static final Endpoint GATE = new Endpoint("gate.internal", 6432);
    private static final Spec SPEC = new Spec(Engine.POSTGRES, "15", "db.m6g.large");

    @TempDir
    private Path folder;

    private TestAccount account;
    private ReferenceApplication application;
    private StepContext context;
    private Address past;

    @BeforeEach
    void open() throws Exception {
        account = TestAccount.open();
        account.create("blue", "15");
        account.create("green", "17");
        try (Sql sql = account.sql("blue")) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 500, 1);
            String own = sql.text("select host(inet_server_addr()) || ':' || inet_server_port()")
                    .orElseThrow();
            past = Address.of(own + "/shop");
        }
        Reach reach = endpoint -> endpoint.equals(GATE) ? account.endpoint("blue") : endpoint;
        Views views = new Views(reach);
        Address gate = new Address(GATE, "shop");
        application = ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                2,
                0,
                new Connections(views.fromHere(gate)),
                account.application(),
                folder.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                folder));
        context = new TestContext()
                .connector(account.connector())
                .operator(account.operator())
                .server("blue", account.address("blue"), SPEC)
                .server("green", account.address("green"), SPEC)
                .gate(new FakeGate(gate))
                .deployment(new DeploymentFromHere(application, views, Optional.of(GATE)))
                .within(Duration.ofMinutes(2))
                .build();
    }

    @AfterEach
    void close() {
        application.close();
        account.close();
    }

    @Test
    void an_instance_outside_the_gate_is_found_before_the_pause_and_brought_back_by_a_redeploy() throws Exception {
        PauseTraffic pause = new PauseTraffic(Duration.ofSeconds(5), "");
        RedeployApplication through = new RedeployApplication("gate", "none");
        List<String> before = pause.plan(context).after(List.of()).blockers();

        moveSecond();

        assertThat(before).isEmpty();
        assertThat(pause.plan(context).after(List.of()).blockers())
                .containsExactly(
                        "application-2 does not go through the gate: it is connected to %s, not to gate.internal:6432/shop; redeploy it with 'writer: gate'"
                                .formatted(past));
        assertThat(through.verify(context).found())
                .isEqualTo("application-2 has writer %s, no readers".formatted(past));
        through.execute(context);
        assertThat(pause.plan(context).after(List.of()).blockers()).isEmpty();
        assertThat(through.verify(context).isPassed()).isTrue();
        assertThat(context.deployment().orElseThrow().deployed())
                .extracting(DeployedInstance::uses)
                .containsOnly(new Connections(new Address(GATE, "shop")));
    }

    @Test
    void a_smoke_check_tells_servers_apart_and_what_cannot_be_written() throws Exception {
        new SmokeCheck("blue").execute(context);

        var elsewhere = new SmokeCheck("green").verify(context);

        assertThat(elsewhere.isPassed()).isFalse();
        assertThat(elsewhere.found())
                .startsWith("application-1 writes to %s, and 'green' is ".formatted(past.endpoint()));
        try (Sql sql = account.sql("blue")) {
            sql.execute("revoke insert on public.orders from application");
        }
        assertThat(new SmokeCheck("").verify(context).found())
                .isEqualTo(
                        "application-1: ERROR: permission denied for table orders; application-2: ERROR: permission denied for table orders");
    }

    /** By its own gate's door, as nobody should. */
    private void moveSecond() throws Exception {
        URI door = application.adminUrls().get(1);
        HttpClient client = HttpClient.newHttpClient();
        for (String order : List.of(
                "/gate/prepare?host=%s&port=%d&database=shop"
                        .formatted(past.endpoint().host(), past.endpoint().port()),
                "/gate/repoint")) {
            int status = client.send(
                            HttpRequest.newBuilder(door.resolve(order))
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(200);
        }
    }
}
