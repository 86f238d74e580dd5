package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The README says nothing that is not so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    static Stream<String> commands() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("./rehearse "))
                .map(line -> line.replaceFirst("\\s*#.*", "").strip());
    }

    /** The arguments of the one line that shows how settings are given. */
    static String[] runWithOptions() throws IOException {
        return commands()
                .filter(command -> command.startsWith("./rehearse run ") && command.contains(" --set "))
                .findFirst()
                .orElseThrow()
                .substring("./rehearse run ".length())
                .split(" ", -1);
    }

    /** What brings the lab up, rehearses on it and takes it away. */
    static List<String> linesOfTheLab() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("docker compose up"))
                .takeWhile(line -> !line.startsWith("```"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_is_one(String command) {
        String[] arguments = command.substring("./rehearse ".length()).split(" ", -1);

        assertThat(Main.commandLine().parseArgs(arguments).hasSubcommand()).isTrue();
    }

    @Test
    void every_package_is_on_the_map() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Path sources = Path.of("src/main/java/dev/rehearsal");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .toList();

            assertThat(packages).isNotEmpty().allMatch(name -> readme.contains("`" + name + "`"));
        }
    }

    @Test
    void there_are_commands_to_look_at() throws IOException {
        assertThat(commands()).contains("./rehearse run", "./rehearse plan", "./rehearse doctor");
        assertThat(linesOfTheLab()).hasSize(3);
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        List<String> links = LINK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1))
                .toList();

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    @Test
    void every_subcommand_is_told_of() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Main.commandLine().getSubcommands().keySet())
                .filteredOn(command -> !List.of("report", "help").contains(command))
                .allSatisfy(command -> assertThat(readme).contains("./rehearse " + command));
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).containsExactly(0, 1, 2, 3);
    }
}
