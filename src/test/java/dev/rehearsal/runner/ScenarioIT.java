package dev.rehearsal.runner;

import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.report.Report;
import dev.rehearsal.scenario.Needs;
import dev.rehearsal.scenario.ScenarioFolder;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.server.containers.NeedsContainers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Rehearses every scenario on every environment that can carry it. {@code -Drehearsal.on=…} names one environment,
 * {@code -Drehearsal.scenarios=…} some scenarios by number or name, with commas.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScenarioIT {
    private static final String ON = System.getProperty("rehearsal.on", "");

    @ParameterizedTest
    @MethodSource
    void a_scenario_passes(String environment, String scenario) throws Exception {
        EnvironmentProvider provider = named(environment);
        if (provider instanceof ContainerProvider) {
            Optional<String> missing = NeedsContainers.Condition.missing();
            assumeThat(missing).isEmpty();
        }
        var result = new TestRehearsal(ScenarioReader.nameOf(Path.of(scenario)) + "-on-" + environment)
                .of(scenario)
                .on(provider)
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

    static Stream<Arguments> a_scenario_passes() throws Exception {
        Stream.Builder<Arguments> carried = Stream.builder();
        for (EnvironmentProvider environment : ON.isBlank() ? environments() : List.of(named(ON))) {
            for (Path file : wanted()) {
                Needs needs = ScenarioReader.standard()
                        .read(file, List.of(), environment.name())
                        .needs();
                if (canCarry(environment, needs)) {
                    carried.add(Arguments.of(environment.name(), String.valueOf(file.getFileName())));
                }
            }
        }
        return carried.build();
    }

    private static List<EnvironmentProvider> environments() {
        return List.of(new EmbeddedProvider(), new ContainerProvider());
    }

    private static EnvironmentProvider named(String name) {
        return environments().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no environment '%s' to test on".formatted(name)));
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
        return environment.refusals(Settings.wanted(needs)).isEmpty();
    }
}
