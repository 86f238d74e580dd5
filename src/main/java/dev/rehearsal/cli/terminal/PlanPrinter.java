package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.runner.ExpectedPause;
import dev.rehearsal.runner.Forecast;
import dev.rehearsal.runner.PlannedStep;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows plans: every step with what it would send, what a reader should know, and what blocks it. */
public record PlanPrinter(Screen screen) {
    private static final List<String> BASIS = List.of(
            "Answers were timed now, without load; flushes and ends of sessions count as on embedded servers of two cores.",
            "Each step is verified beside those after it; what is not by the end is waited for, and not counted here.");

    public void print(List<PlannedStep> steps) {
        Optional<WindowKind> window = Optional.empty();
        List<PlannedStep> held = new ArrayList<>();
        for (PlannedStep step : steps) {
            if (!step.window().equals(window)) {
                sum(held);
                held.clear();
                screen.line("");
                screen.heading(step.window().map(PlanPrinter::title).orElse("Outside a window"));
                window = step.window();
            }
            print(step);
            if (step.window().filter(WindowKind::movesTraffic).isPresent()) {
                held.add(step);
            }
        }
        sum(held);
        screen.line("");
        screen.line(conclusion(steps));
    }

    private void print(PlannedStep planned) {
        screen.line("%3d  %s%s"
                .formatted(planned.number(), screen.bold(planned.step().verb()), wayBack(planned.step())));
        List<Action> actions = planned.plan().actions();
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            screen.line("       %-8s %-8s %s".formatted(word(action.kind()), action.target(), indented(action.text())));
            if (i < planned.forecasts().size()) {
                screen.line(" ".repeat(25)
                        + screen.faint(inWords(planned.forecasts().get(i))));
            }
        }
        planned.plan().notes().forEach(note -> screen.line("       " + screen.faint(note)));
        planned.plan().blockers().forEach(blocker -> screen.line("       " + screen.bad("BLOCKED  " + blocker)));
    }

    /** What the steps of a window that moves traffic take together. */
    private void sum(List<PlannedStep> held) {
        if (!held.isEmpty()) {
            screen.line("");
            screen.line("     " + ExpectedPause.of(held).inWords());
            BASIS.forEach(line -> screen.line("     " + screen.faint(line)));
        }
    }

    private static String inWords(Forecast forecast) {
        String waiting = forecast.waitsAtMost().isZero()
                ? ""
                : ", and up to %s for work under way".formatted(Durations.inWords(forecast.waitsAtMost()));
        return forecast.duration()
                .map(duration -> "%s%s (%s)"
                        .formatted(
                                duration.isZero() ? "0 ms" : "about " + Durations.inWords(duration),
                                waiting,
                                forecast.basis()))
                .orElse("it cannot be told how long this takes");
    }

    private static String wayBack(Step step) {
        boolean isReversible = Reversible.of(step).isPresent();
        return isReversible ? "" : "   (point of no return)";
    }

    private String conclusion(List<PlannedStep> steps) {
        long blocked = steps.stream().filter(step -> step.plan().isBlocked()).count();
        return blocked == 0
                ? screen.good("%d steps, none of them blocked. Nothing was changed.".formatted(steps.size()))
                : screen.bad("%d of %d steps blocked. Nothing was changed.".formatted(blocked, steps.size()));
    }

    private static String title(WindowKind window) {
        return word(window) + " window";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n" + " ".repeat(25));
    }
}
