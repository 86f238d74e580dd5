package dev.rehearsal.cli.project;

import dev.rehearsal.database.Trust;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.PreparedSimulation;
import dev.rehearsal.load.SimulationRefusedException;
import dev.rehearsal.load.SimulationSource;
import dev.rehearsal.runner.Assignment;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.step.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that can be wrong before a rehearsal starts, found out before it does.
 *
 * @param reports where rehearsals get their folders
 * @param says takes what was decided for the operator
 */
public record Preparation(Project project, ScenarioArguments arguments, Path reports, Consumer<String> says) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneId.systemDefault());

    /**
     * The assignment, with a folder of its own.
     *
     * @throws IllegalArgumentException listing what is missing on this machine
     */
    public Assignment assignment(Operator person) throws InvalidScenarioException, SimulationRefusedException {
        EnvironmentProvider provider = environment();
        Scenario scenario = arguments.read(project, provider.name());
        provider.trusted()
                .forEach((whom, tls) -> says.accept("TLS wanted of %s: %s.".formatted(whom, Trust.inWords(tls))));
        RehearsalFolder folder = folder(scenario);
        boolean isReady = false;
        try {
            PreparedSimulation simulation = new SimulationSource(
                            scenario.load().simulation(), scenario.load().classpath())
                    .prepare(new LoadFolder(folder.path()));
            refuse(provider.obstacles(Settings.of(scenario, folder)));
            isReady = true;
            Folders.callLatest(folder.path());
            return new Assignment(scenario, provider, simulation, folder, person);
        } finally {
            if (!isReady) {
                Folders.delete(folder.path());
            }
        }
    }

    /** The environment asked for, else the first that fits; what a scenario needs is the same in each. */
    private EnvironmentProvider environment() throws InvalidScenarioException {
        if (arguments.environment().isPresent()) {
            EnvironmentProvider named =
                    Environments.find(arguments.environment().get());
            Environments.require(named, arguments.read(project, named.name()).needs());
            return named;
        }
        Environments.Choice choice = Environments.first(
                arguments.read(project, EmbeddedProvider.NAME).needs());
        says.accept("On '%s': %s.".formatted(choice.environment().name(), choice.reason()));
        return choice.environment();
    }

    private static void refuse(List<String> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new IllegalArgumentException("Nothing was started: " + String.join("\n  ", obstacles));
        }
    }

    private RehearsalFolder folder(Scenario scenario) {
        Path time = reports.resolve(scenario.name()).resolve(TIME.format(Instant.now()));
        try {
            Files.createDirectories(time.getParent());
            for (int i = 2; Files.exists(time); i++) {
                time = time.resolveSibling(TIME.format(Instant.now()) + "-" + i);
            }
            return new RehearsalFolder(Files.createDirectory(time));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write to %s; give yourself the right to, or name another folder with --out"
                            .formatted(reports),
                    e);
        }
    }
}
