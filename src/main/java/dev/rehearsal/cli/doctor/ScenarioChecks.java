package dev.rehearsal.cli.doctor;

import dev.rehearsal.cli.project.Environments;
import dev.rehearsal.cli.project.Project;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ScenarioFolder;
import dev.rehearsal.scenario.ScenarioReader;
import dev.rehearsal.step.Need;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the scenarios of an environment need of this machine, asked of those that {@code run} asks: each scenario once,
 * in the environment that it runs in when nobody names one.
 *
 * @param isNeeded whether this machine is expected to carry that environment
 */
public record ScenarioChecks(Project project, String environment, boolean isNeeded) {
    public List<Check> all() {
        return project.scenarios().files().stream()
                .flatMap(file -> check(file).stream())
                .toList();
    }

    /** Empty for a scenario of another environment; one that cannot be read at all is shown with those first asked. */
    private Optional<Check> check(Path file) {
        String what =
                "scenario " + ScenarioFolder.numberOf(file).map(String::valueOf).orElse(ScenarioReader.nameOf(file));
        try {
            Scenario scenario = ScenarioReader.standard().read(file, List.of(), environment);
            if (scenario.needs().abilities().contains(Need.GREEN)) {
                return Optional.empty();
            }
            EnvironmentProvider provider = Environments.first(scenario.needs()).environment();
            return provider.name().equals(environment)
                    ? Optional.of(check(
                            what, provider.shortages(Settings.of(scenario, new RehearsalFolder(project.reports())))))
                    : Optional.empty();
        } catch (InvalidScenarioException | IllegalArgumentException e) {
            return isNeeded
                    ? Optional.of(Check.needed(what, "cannot be used", false, String.valueOf(e.getMessage())))
                    : Optional.empty();
        }
    }

    private Check check(String what, List<String> shortages) {
        String found = shortages.isEmpty() ? "has ports, room and a way to its data" : "cannot be rehearsed now";
        String advice = String.join("\n     → ", shortages);
        return isNeeded
                ? Check.needed(what, found, shortages.isEmpty(), advice)
                : Check.welcome(what, found, shortages.isEmpty(), advice);
    }
}
