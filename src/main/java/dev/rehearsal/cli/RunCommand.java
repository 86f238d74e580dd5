package dev.rehearsal.cli;

import dev.rehearsal.cli.project.Preparation;
import dev.rehearsal.cli.project.Project;
import dev.rehearsal.cli.project.Revision;
import dev.rehearsal.cli.project.ScenarioArguments;
import dev.rehearsal.cli.terminal.LiveLogs;
import dev.rehearsal.cli.terminal.Progress;
import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.cli.terminal.SummaryPrinter;
import dev.rehearsal.cli.terminal.Terminal;
import dev.rehearsal.cli.terminal.TerminalOperator;
import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.SimulationRefusedException;
import dev.rehearsal.report.story.Summary;
import dev.rehearsal.runner.Assignment;
import dev.rehearsal.runner.Interruption;
import dev.rehearsal.runner.Rehearsal;
import dev.rehearsal.runner.RehearsingMachine;
import dev.rehearsal.scenario.InvalidScenarioException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rehearses a scenario and says what it came to. */
@Command(
        name = "run",
        description = "Rehearses a scenario under load, judges it and writes a report.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:passed", "1:failed", "2:nothing was started: bad input or machine", "3:unknown"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rehearse run",
            "  rehearse run 2 --set load.rate=400 --set estate.rows=1000000",
            "  rehearse run --set blue.version=14 --set green.version=18",
            "  rehearse run my/scenario.yaml --out /data/reports",
            "  rehearse run 5 --on scenarios/environments/lab.yaml"
        })
final class RunCommand implements Callable<Integer> {
    private static final String COMMAND = "./rehearse run ";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments arguments;

    @Option(names = "--out", paramLabel = "DIR", description = "Where reports are written; reports/ when not said.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--keep", description = "Leave the servers running at the end until you press Ctrl-C.")
    private boolean isKept;

    @Option(names = "--yes", description = "Answer yes to every question of the runbook.")
    private boolean saysYes;

    @Override
    public Integer call() throws InvalidScenarioException, SimulationRefusedException {
        Screen screen = Screen.of(spec);
        Interruption interruption = new Interruption();
        try (BreakingOff breakingOff = BreakingOff.of(interruption, screen);
                LiveLogs logs = new LiveLogs();
                Progress progress = Progress.on(Terminal.here(), screen, logs)) {
            Assignment assignment = assignment(progress, screen);
            logs.follow(new LoadFolder(assignment.folder().path()));
            Optional<Keeping> keeping = isKept ? Optional.of(new Keeping(breakingOff, screen)) : Optional.empty();
            ExitCode code = rehearse(assignment, interruption, progress, keeping);
            breakingOff.endWith(code);
            return code.number();
        }
    }

    private Assignment assignment(Progress progress, Screen screen)
            throws InvalidScenarioException, SimulationRefusedException {
        Project project = Project.here();
        return new Preparation(project, arguments, out.orElse(project.reports()), progress::say)
                .assignment(TerminalOperator.of(
                        saysYes,
                        Terminal.here(),
                        System.getenv(),
                        question -> progress.whileStill(() -> Terminal.ask(screen.out(), question + " [y/N] "))));
    }

    private ExitCode rehearse(
            Assignment assignment, Interruption interruption, Progress progress, Optional<Keeping> keeping) {
        Screen screen = Screen.of(spec);
        try (Journal journal = Journal.create(assignment.folder().journal());
                RehearsingMachine machine = RehearsingMachine.watched(assignment.folder());
                Reporting reporting = new Reporting(assignment.folder(), journal, screen)) {
            journal.listen(progress);
            journal.append(new Background.Circumstances(journal.now(), asked()));
            new Rehearsal(assignment, journal, interruption, machine).run(environment -> {
                if (interruption.reason().isEmpty()) {
                    reporting.beginLoadReport();
                }
                reporting.write();
                keeping.ifPresent(each -> {
                    progress.close();
                    reporting.complete();
                    show(journal, reporting);
                    each.hold(environment);
                });
            });
            progress.close();
            boolean isNews = reporting.complete();
            if (isNews || keeping.isEmpty()) {
                show(journal, reporting);
            }
            return ExitCode.of(Summary.of(journal.events()).verdict());
        }
    }

    /** How to do it again, and from which state of the project. */
    private Map<String, String> asked() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", COMMAND + arguments.given());
        Revision.of(Project.here().home()).ifPresent(commit -> facts.put("commit", commit));
        return facts;
    }

    private void show(Journal journal, Reporting reporting) {
        Summary summary = Summary.of(journal.events());
        new SummaryPrinter(Screen.of(spec))
                .print(summary, reporting.page(), COMMAND + arguments.again(summary.rateSetting()));
    }
}
