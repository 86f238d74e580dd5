package dev.rehearsal.cli;

import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ScenarioFolder;
import dev.rehearsal.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;

/** What each scenario needs of this machine, asked of those that {@code run} asks. */
record ScenarioChecks(Project project, String environment) {
    List<Check> all() {
        return project.scenarios().files().stream().map(this::check).toList();
    }

    private Check check(Path file) {
        String what =
                "scenario " + ScenarioFolder.numberOf(file).map(String::valueOf).orElse(ScenarioReader.nameOf(file));
        try {
            Scenario scenario = ScenarioReader.standard().read(file, List.of(), environment);
            EnvironmentProvider provider = Environments.find(environment, scenario.needs());
            List<String> shortages = provider.shortages(Settings.of(scenario, new RehearsalFolder(project.reports())));
            return Check.needed(
                    what,
                    shortages.isEmpty() ? "has ports, room and a way to its data" : "cannot be rehearsed now",
                    shortages.isEmpty(),
                    String.join("\n     → ", shortages));
        } catch (InvalidScenarioException | IllegalArgumentException e) {
            return Check.needed(what, "cannot be used", false, String.valueOf(e.getMessage()));
        }
    }
}
