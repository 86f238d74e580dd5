package dev.rehearsal.cli;

import dev.rehearsal.cli.project.OwnPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's commands, run. Those that rehearse are run by BrokenOffIT, with options, and by ScenarioIT. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReadmeIT {
    @TempDir
    private Path folder;

    static Stream<String> others() throws Exception {
        return ReadmeTest.commands()
                .filter(command -> !command.startsWith("./rehearse run") && !command.startsWith("./rehearse parity"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("others")
    void every_other_command_does_what_is_said_of_it(String command) throws Exception {
        List<String> words = List.of(command.substring("./rehearse ".length()).split(" ", -1));
        try (OwnPlace own = OwnPlace.make();
                CommandProcess process = CommandProcess.start(own.path(), folder, words)) {
            assertThat(process.exitCode()).as(process.said()).isZero();
            assertThat(process.said()).contains(expected(words.get(0)));
            assertThat(process.servers()).isEmpty();
        }
    }

    private static List<String> expected(String command) {
        return switch (command) {
            case "plan" ->
                List.of(
                        "pause-traffic",
                        "revoke connect on database",
                        "ModifyDBInstance",
                        "drop publication",
                        "pg_drop_replication_slot",
                        "{the one before enable-logical-replication}");
            case "report" -> List.of("PASSED", "reports/samples/passed/report.html");
            case "list" -> List.of("postgres-replica-promotion", "synchronize-sequences");
            case "doctor" ->
                List.of(
                        "rate, embedded",
                        " requests/s, beside ",
                        "Environment 'embedded'",
                        "This machine can rehearse every scenario");
            case "cleanup" -> List.of("Nothing was left behind.");
            default -> throw new IllegalArgumentException("say here what '%s' is to print".formatted(command));
        };
    }
}
