package dev.rehearsal.environment.existing;

import com.sun.net.httpserver.HttpServer;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.traffic.RedeployApplication;
import dev.rehearsal.step.traffic.SmokeCheck;
import dev.rehearsal.traffic.DeploymentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DeploymentByCommandTest {
    private static final Endpoint GATE = new Endpoint("pgbouncer", 6432);
    private static final Connections BLUE = new Connections(new Address(new Endpoint("blue", 5432), "shop"));
    private static final Connections BEHIND_GATE = new Connections(new Address(GATE, "shop"));
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private WorkFolder work;
    private HttpServer application;

    @BeforeEach
    void start() throws IOException {
        work = WorkFolder.open(folder.resolve("work"));
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.start();
    }

    @AfterEach
    void end() {
        application.stop(0);
        work.close();
    }

    @Test
    void neither_the_command_nor_its_output_shows_a_password_nor_is_it_told_where_one_is() {
        DeploymentByCommand deployment =
                deployment("deploy --token s3cret 2>/dev/null; echo s3cret in [$HOME]; exit 1");

        assertThat(deployment.way()).contains("--token ***").doesNotContain("s3cret");
        assertThatThrownBy(() -> deployment.redeploy(BEHIND_GATE, WITHIN))
                .hasMessageContaining("*** in []")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void the_command_is_told_where_writes_shall_go() throws Exception {
        Path told = folder.resolve("told");
        DeploymentByCommand deployment = deployment("echo $WRITER_HOST:$WRITER_PGPORT/$WRITER_DATABASE >" + told);

        deployment.redeploy(BEHIND_GATE, WITHIN);

        assertThat(Files.readString(told)).isEqualTo("pgbouncer:6432/shop\n");
        assertThat(deployment.configured()).isEqualTo(BEHIND_GATE);
    }

    @Test
    void a_command_that_fails_is_told_with_its_last_words_and_nothing_is_believed() {
        DeploymentByCommand deployment = deployment("echo no such service; exit 5");

        assertThatThrownBy(() -> deployment.redeploy(BEHIND_GATE, WITHIN))
                .isInstanceOf(DeploymentException.class)
                .hasMessage(
                        "redeploy the application by 'echo no such service; exit 5' → exit status 5; its output ended with: no such service → see whether the command works by hand");
        assertThat(deployment.configured()).isEqualTo(BLUE);
    }

    @Test
    void a_command_that_does_not_end_is_given_up() {
        DeploymentByCommand deployment = deployment("sleep 60");

        assertThatThrownBy(() -> deployment.redeploy(BEHIND_GATE, Duration.ofMillis(300)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("it still runs");
    }

    @Test
    void an_application_that_no_longer_answers_is_not_redeployed() {
        DeploymentByCommand deployment = deployment("true");
        application.stop(0);

        assertThatThrownBy(() -> deployment.redeploy(BEHIND_GATE, Duration.ofMillis(300)))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("nothing answers at http://127.0.0.1:");
    }

    @Test
    void what_nobody_can_see_is_said_to_be_unknown() throws Exception {
        var context = new TestContext().deployment(deployment("true")).build();
        RedeployApplication step = new RedeployApplication("gate", "none");

        assertThat(step.plan(context).actions())
                .extracting(Object::toString)
                .anyMatch(action -> action.contains("run 'true': writer blue:5432/shop"));
        step.execute(context);

        assertThat(step.verify(context).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(step.verify(context).found()).startsWith("nobody can ask the application at http://127.0.0.1:");
        assertThat(new SmokeCheck("").plan(context).isBlocked()).isTrue();
    }

    private DeploymentByCommand deployment(String line) {
        URI url = URI.create("http://127.0.0.1:" + application.getAddress().getPort());
        return new DeploymentByCommand(
                url,
                line,
                work,
                BLUE,
                Optional.of(GATE),
                new Withheld(Set.of("HOME"), Set.of("s3cret")),
                new PostgresDialect().programs());
    }
}
