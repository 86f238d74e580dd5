package dev.rehearsal.runner;

import dev.rehearsal.environment.EmbeddedProvider;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.report.Report;
import dev.rehearsal.scenario.Needs;
import dev.rehearsal.scenario.ScenarioFolder;
import dev.rehearsal.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/**
 * Rehearses every scenario that the environment can carry. {@code -Drehearsal.on=…} names the environment,
 * {@code -Drehearsal.scenarios=…} some scenarios by number or name, with commas.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScenarioIT {
    private static final List<EnvironmentProvider> ENVIRONMENTS = List.of(new EmbeddedProvider());
    private static final String ON = System.getProperty("rehearsal.on", "embedded");

    @ParameterizedTest
    @MethodSource
    void a_scenario_passes(String scenario) throws Exception {
        var result = new TestRehearsal(ScenarioReader.nameOf(Path.of(scenario)))
                .of(scenario)
                .with("application.instances", "2")
                .run();
        Report.write(result.folder());
        AllureSteps.show(result.folder());

        assertThat(result)
                .hasPassed()
                .hasNoFailedRequests()
                .hasParity()
                .hasSeenLag()
                .hasNoLostWrites();
    }

    static Stream<String> a_scenario_passes() throws Exception {
        EnvironmentProvider environment = ENVIRONMENTS.stream()
                .filter(candidate -> candidate.name().equals(ON))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no environment '%s' to test on".formatted(ON)));
        Stream.Builder<String> carried = Stream.builder();
        for (Path file : wanted()) {
            Needs needs = ScenarioReader.standard().read(file, List.of(), ON).needs();
            if (canCarry(environment, needs)) {
                carried.add(String.valueOf(file.getFileName()));
            }
        }
        return carried.build();
    }

    private static List<Path> wanted() {
        ScenarioFolder folder = new ScenarioFolder(Path.of("scenarios"));
        String names = System.getProperty("rehearsal.scenarios", "");
        return names.isBlank()
                ? folder.files()
                : Stream.of(names.split(",", -1))
                        .map(String::strip)
                        .map(folder::find)
                        .toList();
    }

    private static boolean canCarry(EnvironmentProvider environment, Needs needs) {
        return needs.engines().stream()
                .allMatch(engine -> environment
                        .refusals(engine, engine, needs.gate().inWords())
                        .isEmpty());
    }
}
