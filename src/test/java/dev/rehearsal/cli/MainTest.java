package dev.rehearsal.cli;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "list", "report", "doctor", "cleanup"})
    void every_command_explains_itself_with_an_example(String name) {
        Command command = Command.run(name, "--help");

        assertThat(command.exitCode()).isZero();
        assertThat(command.output()).contains("Usage: rehearse " + name, "Example", "  rehearse " + name);
    }

    @Test
    void help_lists_commands_and_exit_codes() {
        Command command = Command.run("--help");

        assertThat(command.output())
                .contains("run", "plan", "list", "report", "doctor", "cleanup", "Exit codes:", "3   unknown");
    }

    @Test
    void list_shows_scenarios_and_steps_with_their_needs_and_origin() {
        Command command = Command.run("list");

        assertThat(command.exitCode()).isZero();
        assertThat(command.output())
                .contains("1  postgres-logical-replication", "2  postgres-replica-promotion", "from: Medplum")
                .contains("  pause-traffic", "stands for: ", "needs: a gate that holds traffic")
                .contains("drainWithin: a duration, 5s where not said; ")
                .doesNotContain("cannot be used")
                .doesNotContain("\u001b");
    }

    @Test
    void doctor_says_what_there_is_and_how_to_get_what_is_missing() {
        Command command = Command.run("doctor");

        assertThat(command.output())
                .contains("JDK", "mvn", "platform", "PostgreSQL 18.", "pg_dump", "memory", "scenario 1");
    }
}
