package dev.rehearsal.cli;

import dev.rehearsal.cli.doctor.Check;
import dev.rehearsal.cli.doctor.ContainerChecks;
import dev.rehearsal.cli.doctor.EmbeddedChecks;
import dev.rehearsal.cli.doctor.MachineChecks;
import dev.rehearsal.cli.doctor.RateChecks;
import dev.rehearsal.cli.doctor.ScenarioChecks;
import dev.rehearsal.cli.doctor.ServersChecks;
import dev.rehearsal.cli.project.Project;
import dev.rehearsal.cli.project.ServersFile;
import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.scenario.InvalidScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine can rehearse, what is missing, and how to get it. */
@Command(
        name = "doctor",
        description = "Says what this machine can rehearse, what is missing, and how to get it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing needed is missing", "1:something is"},
        footerHeading = "%nExample:%n",
        footer = {"  rehearse doctor", "  rehearse doctor --on scenarios/environments/lab.yaml"})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--on",
            paramLabel = "FILE",
            description =
                    "A file that describes servers of your own, to be looked at instead of those that a rehearsal starts; nothing is changed there.")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() throws InvalidScenarioException, InterruptedException {
        Screen screen = Screen.of(spec);
        List<Check> servers = servers();
        if (!servers.isEmpty()) {
            show("Environment '%s'".formatted(file.orElseThrow()), servers, screen);
        }
        List<Check> machine = new ArrayList<>(MachineChecks.all());
        machine.addAll(RateChecks.all());
        show("This machine", machine, screen);
        List<Check> started = servers.isEmpty() ? startedHere(screen) : List.of();
        boolean isMissing =
                Stream.of(servers, machine, started).flatMap(List::stream).anyMatch(Check::isMissing);
        screen.line("");
        screen.line(isMissing ? screen.bad("Something needed is missing; see above.") : screen.good(possible()));
        return isMissing ? 1 : 0;
    }

    private String possible() {
        return file.isPresent()
                ? "This machine can rehearse the scenarios named above on the servers of that file."
                : "This machine can rehearse every scenario for 'embedded'.";
    }

    /** Shows the environments whose servers a rehearsal starts; what is needed of them. */
    private static List<Check> startedHere(Screen screen) throws InterruptedException {
        List<Check> embedded = new ArrayList<>(EmbeddedChecks.all());
        embedded.addAll(new ScenarioChecks(Project.here(), EmbeddedProvider.NAME, true).all());
        show("Environment 'embedded'", embedded, screen);
        List<Check> containers = new ArrayList<>(ContainerChecks.all());
        containers.addAll(new ScenarioChecks(Project.here(), ContainerProvider.NAME, false).all());
        show("Environment 'containers'", containers, screen);
        screen.line("");
        screen.line("Containers are not needed where 'embedded' is enough.");
        return embedded;
    }

    private List<Check> servers() throws InvalidScenarioException {
        return file.isPresent()
                ? new ServersChecks(Project.here(), ServersFile.provider(file.get(), System.getenv())).all()
                : List.of();
    }

    private static void show(String title, List<Check> checks, Screen screen) {
        screen.heading(title);
        for (Check check : checks) {
            screen.line("  %s %-22s%s".formatted(mark(check, screen), check.what(), check.found()));
            if (!check.advice().isEmpty()) {
                screen.line("     → " + check.advice());
            }
        }
    }

    private static String mark(Check check, Screen screen) {
        if (check.isFine()) {
            return screen.good("ok");
        }
        return check.isNeeded() ? screen.bad("no") : screen.doubtful(" -");
    }
}
