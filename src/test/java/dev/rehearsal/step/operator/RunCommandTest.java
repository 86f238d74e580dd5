package dev.rehearsal.step.operator;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Lending;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.ProcessList;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RunCommandTest extends StepContract {
    private static final String PASSWORD = "operators-secret";

    @TempDir
    private Path folder;

    @Override
    protected Stage stage() throws Exception {
        Path file = Files.createTempDirectory(folder, "stage").resolve("done");
        return new Stage(
                new RunCommand("touch " + file, "test -e " + file, "rm -f " + file),
                context().build(),
                () -> String.valueOf(Files.exists(file)));
    }

    @Override
    protected boolean isSettledByExecuting() {
        return false;
    }

    private static TestContext context() {
        return new TestContext()
                .server(
                        "green-replica",
                        new Address(new Endpoint("green.internal", 5432), "shop"),
                        new Spec(Engine.POSTGRES, "17", "db.m6g.large"))
                .connector(new Connector(new PostgresDriver(), endpoint -> new Endpoint("127.0.0.1", 6543)))
                .operator(new Credentials("operator", PASSWORD));
    }

    private static RunCommand command(String command) {
        return new RunCommand(command, "", "");
    }

    @Test
    void what_it_runs_is_written_down_for_as_long_as_it_runs() throws Exception {
        var processes = new ProcessList();
        var context = context().processes(processes);

        command("true").execute(context.build());
        assertThatThrownBy(() -> command("sleep 60")
                        .execute(context.within(Duration.ofMillis(100)).build()))
                .isInstanceOf(StepFailedException.class);

        assertThat(processes.written()).containsExactly("a command of the runbook", "a command of the runbook");
        assertThat(processes.running()).isEmpty();
    }

    @Test
    void the_environment_says_what_a_server_has_to_show_under_its_own_name() throws Exception {
        Endpoint server = new Endpoint("green.internal", 5432);
        Authorities authorities = new Authorities(folder.resolve("root.crt"));
        Tls tls = new Tls(Tls.Mode.VERIFY_FULL, Optional.of(authorities), "green.internal", Optional.empty());
        var context = context()
                .connector(new Connector(
                        new PostgresDriver(),
                        endpoint -> new Endpoint("127.0.0.1", 6543),
                        Lending.NONE,
                        new Trust(Map.of(server, tls))))
                .build();

        command("echo $GREEN_REPLICA_PGHOST $GREEN_REPLICA_PGHOSTADDR:$GREEN_REPLICA_PGPORT"
                        + " $GREEN_REPLICA_PGSSLMODE $GREEN_REPLICA_PGSSLROOTCERT")
                .execute(context);

        assertThat(context.journal().events())
                .filteredOn(Event.Noted.class::isInstance)
                .anyMatch(event ->
                        event.describe().endsWith("wrote: green.internal 127.0.0.1:6543 verify-full " + authorities));
    }

    @Test
    void the_environment_names_each_server_as_this_machine_reaches_it() throws Exception {
        var context = context().build();

        command("echo $GREEN_REPLICA_PGUSER@$GREEN_REPLICA_PGHOST:$GREEN_REPLICA_PGPORT/$GREEN_REPLICA_PGDATABASE; "
                        + "echo $GREEN_REPLICA_USER@$GREEN_REPLICA_HOST:$GREEN_REPLICA_PORT/$GREEN_REPLICA_DATABASE; "
                        + "test \"$GREEN_REPLICA_PASSWORD\" = operators-secret && "
                        + "test \"$GREEN_REPLICA_PGPASSWORD\" = operators-secret")
                .execute(context);

        assertThat(context.journal().events())
                .filteredOn(Event.Noted.class::isInstance)
                .anyMatch(event ->
                        event.describe().endsWith("wrote: operator@127.0.0.1:6543/shop\noperator@127.0.0.1:6543/shop"));
    }

    @Test
    void a_failure_shows_the_end_of_the_output_and_no_password() {
        var context = context().build();

        assertThatThrownBy(() -> command("echo \"it broke: $GREEN_REPLICA_PGPASSWORD\" && exit 3")
                        .execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessage(
                        "run 'echo \"it broke: $GREEN_REPLICA_PGPASSWORD\" && exit 3' → exit status 3; its output ended with: it broke: *** → see to what the output names, then rehearse again");
        assertThat(context.journal().events())
                .noneMatch(event -> event.describe().contains(PASSWORD));
    }

    @Test
    void a_password_in_the_command_itself_is_not_shown() {
        var plan = command("PGPASSWORD=operators-secret psql").plan(context().build());

        assertThat(plan.actions().get(0).text()).isEqualTo("sh -c 'PGPASSWORD=*** psql'");
    }

    @Test
    void a_command_that_does_not_end_in_time_is_ended_with_its_children() throws Exception {
        Path pid = folder.resolve("pid");
        var context = context().within(Duration.ofMillis(1500)).build();
        RunCommand step = command("sleep 300 & echo $! > %s; echo waiting; wait".formatted(pid));

        assertThatThrownBy(() -> step.execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining(
                        "→ it had not ended after 1.5 s and was stopped; its output ended with: waiting →");
        long child = Long.parseLong(Files.readString(pid).strip());
        await().until(() ->
                ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_command_is_not_run_while_a_server_cannot_be_found() throws Exception {
        Path trace = folder.resolve("trace");
        var context = context().servers(new LostServers()).build();
        RunCommand step = new RunCommand("touch " + trace, "touch " + trace, "touch " + trace);

        assertThatThrownBy(() -> step.execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("it was not run, since the servers' addresses are not known: green is gone");
        assertThat(step.verify(context).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(trace).doesNotExist();
    }

    @Test
    void without_an_undo_command_it_is_a_point_of_no_return() {
        RunCommand step = command("true");

        assertThat(step.canBeUndone()).isFalse();
        assertThat(step.plan(context().build()).notes())
                .containsExactly(
                        "without a verify command, an exit status of 0 is all that will be known",
                        "point of no return: no undo command is given");
        assertThatThrownBy(() -> step.undo(context().build()))
                .hasMessage(
                        "take back sh -c 'true' → no undo command is given → take it back by hand, and give an undo command");
    }

    @Test
    void a_command_that_is_not_there_is_named() {
        assertThatThrownBy(
                        () -> command("no-such-command-here").execute(context().build()))
                .hasMessageStartingWith("run 'no-such-command-here' → exit status 127; its output ended with: sh:")
                .hasMessageEndingWith(" → see that the command is installed and on the path");
    }

    /** As an account whose API does not answer. */
    private static final class LostServers implements Servers {
        @Override
        public Optional<String> identifier(String role) {
            return Optional.of(role);
        }

        @Override
        public void assign(String role, String identifier, Kind kind) {}

        @Override
        public void release(String role) {}

        @Override
        public Set<String> roles() {
            return Set.of("green");
        }

        @Override
        public Address address(String role) {
            throw new IllegalStateException(role + " is gone");
        }

        @Override
        public Optional<Address> readers(String role) {
            return Optional.empty();
        }

        @Override
        public Spec spec(String role) {
            return new Spec(Engine.POSTGRES, "17", "db.m6g.large");
        }
    }
}
