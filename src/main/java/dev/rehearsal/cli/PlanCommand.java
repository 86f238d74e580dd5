package dev.rehearsal.cli;

import dev.rehearsal.cli.project.Preparation;
import dev.rehearsal.cli.project.Project;
import dev.rehearsal.cli.project.ScenarioArguments;
import dev.rehearsal.cli.terminal.PlanPrinter;
import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.load.SimulationRefusedException;
import dev.rehearsal.runner.Assignment;
import dev.rehearsal.runner.Interruption;
import dev.rehearsal.runner.PlannedStep;
import dev.rehearsal.runner.Rehearsal;
import dev.rehearsal.runner.RehearsingMachine;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.Operator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what a rehearsal would send, and all that blocks it. */
@Command(
        name = "plan",
        description = {
            "Shows the SQL and the API calls of every step, and everything that blocks them.",
            "Blue is opened with the sample data; the runbook changes nothing.",
            "On servers of your own nothing is made, and no application is started."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing blocks it", "1:something does", "2:bad input or machine", "3:unknown"},
        footerHeading = "%nExamples:%n",
        footer = {"  rehearse plan", "  rehearse plan 2 --set blue.version=17"})
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments arguments;

    @Override
    public Integer call() throws InvalidScenarioException, SimulationRefusedException {
        Screen screen = Screen.of(spec);
        Interruption interruption = new Interruption();
        try (BreakingOff breakingOff = BreakingOff.of(interruption, screen)) {
            ExitCode code = plan(interruption, screen);
            breakingOff.endWith(code);
            return code.number();
        }
    }

    /** Leaves no folder behind wherever it is broken off, and one that a sweep finds when it is killed. */
    private ExitCode plan(Interruption interruption, Screen screen)
            throws InvalidScenarioException, SimulationRefusedException {
        try (WorkFolder work = WorkFolder.open();
                Journal journal = Journal.inMemory()) {
            Assignment assignment = new Preparation(Project.here(), arguments, work.path(), screen::line)
                    .assignment(question -> new Operator.Answer(false, "a plan asks nobody"));
            List<PlannedStep> steps = new Rehearsal(
                            assignment, journal, interruption, RehearsingMachine.unwatched(assignment.folder()))
                    .plan();
            return show(steps, journal.findings(), screen);
        }
    }

    private static ExitCode show(List<PlannedStep> steps, List<Finding> findings, Screen screen) {
        if (!steps.isEmpty()) {
            new PlanPrinter(screen).print(steps);
        }
        findings.forEach(finding ->
                screen.err().println("%s: %s; %s".formatted(finding.where(), finding.found(), finding.advice())));
        if (!findings.isEmpty()) {
            return ExitCode.UNKNOWN;
        }
        return steps.stream().anyMatch(step -> step.plan().isBlocked()) ? ExitCode.FAILED : ExitCode.PASSED;
    }
}
