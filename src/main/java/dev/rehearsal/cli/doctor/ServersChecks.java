package dev.rehearsal.cli.doctor;

import dev.rehearsal.cli.project.Project;
import dev.rehearsal.database.Trust;
import dev.rehearsal.environment.existing.ServersProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.scenario.ScenarioFolder;
import dev.rehearsal.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the scenarios for servers that exist already need of those that a file describes. */
public record ServersChecks(Project project, ServersProvider servers) {
    /** First how far what is there is believed. */
    public List<Check> all() {
        List<Check> checks = new ArrayList<>();
        servers.trusted()
                .forEach((whom, tls) -> checks.add(Check.welcome(
                        "TLS wanted of " + whom,
                        Trust.inWords(tls),
                        tls.filter(each -> each.authorities().isPresent()).isPresent(),
                        "'tls: {mode: verify-full, rootCert: FILE}' in the environment file verifies it")));
        checks.addAll(scenarios());
        return List.copyOf(checks);
    }

    /** Never empty: where no scenario fits, nothing can be rehearsed. */
    private List<Check> scenarios() {
        List<Check> checks = project.scenarios().files().stream()
                .flatMap(file -> check(file).stream())
                .toList();
        return checks.isEmpty()
                ? List.of(Check.needed(
                        "scenarios",
                        "none fits what the file describes",
                        false,
                        "'./rehearse plan 5 --on FILE' says what is missing for one whose green is there already"))
                : checks;
    }

    /** Empty for a scenario that these servers cannot carry. */
    private Optional<Check> check(Path file) {
        String what =
                "scenario " + ScenarioFolder.numberOf(file).map(String::valueOf).orElse(ScenarioReader.nameOf(file));
        try {
            Scenario scenario = ScenarioReader.standard().read(file, List.of(), servers.name());
            if (!servers.refusals(Settings.wanted(scenario.needs())).isEmpty()) {
                return Optional.empty();
            }
            List<String> shortages = servers.shortages(Settings.of(scenario, new RehearsalFolder(project.reports())));
            return Optional.of(Check.needed(
                    what,
                    shortages.isEmpty() ? "finds its servers and its gate" : "cannot be rehearsed now",
                    shortages.isEmpty(),
                    String.join("\n     → ", shortages)));
        } catch (InvalidScenarioException e) {
            return Optional.empty();
        }
    }
}
