package dev.rehearsal.cli;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.runner.PlannedStep;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows plans: every step with what it would send, what a reader should know, and what blocks it. */
record PlanPrinter(Screen screen) {
    void print(List<PlannedStep> steps) {
        Optional<WindowKind> window = Optional.empty();
        for (PlannedStep step : steps) {
            if (!step.window().equals(window)) {
                screen.line("");
                screen.heading(step.window().map(PlanPrinter::title).orElse("Outside a window"));
                window = step.window();
            }
            print(step);
        }
        screen.line("");
        screen.line(conclusion(steps));
    }

    private void print(PlannedStep planned) {
        screen.line("%3d  %s%s"
                .formatted(planned.number(), screen.bold(planned.step().verb()), wayBack(planned.step())));
        for (Action action : planned.plan().actions()) {
            screen.line("       %-8s %-8s %s".formatted(word(action.kind()), action.target(), indented(action.text())));
        }
        planned.plan().notes().forEach(note -> screen.line("       " + screen.faint(note)));
        planned.plan().blockers().forEach(blocker -> screen.line("       " + screen.bad("BLOCKED  " + blocker)));
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
