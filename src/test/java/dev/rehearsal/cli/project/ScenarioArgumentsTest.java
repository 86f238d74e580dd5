package dev.rehearsal.cli.project;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScenarioArgumentsTest {
    @Test
    void what_is_rehearsed_again_is_what_was_given() {
        ScenarioArguments arguments = parsed("2", "--set", "load.rate=400", "--set", "green.version=18");

        assertThat(arguments.given()).isEqualTo("2 --set load.rate=400 --set green.version=18");
        assertThat(arguments.again(Optional.empty())).isEqualTo(arguments.given());
    }

    @Test
    void a_rate_that_was_found_is_rehearsed_again() {
        assertThat(parsed("1", "--on", "embedded").again(Optional.of("load.rate=137")))
                .isEqualTo("1 --on embedded --set load.rate=137");
    }

    @Test
    void it_takes_the_place_of_the_wish_to_find_one() {
        assertThat(parsed("1", "--set", "load.rate=auto", "--set", "estate.rows=10")
                        .again(Optional.of("load.rate=137")))
                .isEqualTo("1 --set estate.rows=10 --set load.rate=137");
    }

    private static ScenarioArguments parsed(String... words) {
        ScenarioArguments arguments = new ScenarioArguments();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("arguments", CommandLine.Model.CommandSpec.forAnnotatedObject(arguments));
        new CommandLine(spec).parseArgs(words);
        return arguments;
    }
}
