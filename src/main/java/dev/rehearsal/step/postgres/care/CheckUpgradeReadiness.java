package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Looks for what would break an upgrade or lose data on the way, and tells what else is to be known. Its place is
 * before any step that makes a slot of its own. Changes nothing. Which roles, and what for which owners, an empty
 * server cannot be given stands in the plan of {@link ApplySchema}, which gives them.
 */
public record CheckUpgradeReadiness(
        @Default("blue") @Says("the server that is to be upgraded") @Role
        String on,

        @Default("green") @Says("its successor, which need not be there yet")
        String successor,

        @Default("copy")
        @Says("how the successor is filled: copy, clone or replica; what does not matter to it is not looked for")
        SuccessorKind kind,

        @Default("1m") @Says("how long a transaction may have been open")
        Duration longerThan,

        @Default("[]") @Says("what you have seen and need not stop for")
        Set<Precheck> accept)
        implements LeavesNothing {
    public CheckUpgradeReadiness {
        accept = Set.copyOf(accept);
    }

    @Override
    public Plan plan(StepContext context) {
        Action look = Action.await(on, "look for what would break the upgrade or be lost in it");
        if (!context.exists(on)) {
            return Plan.of(look);
        }
        List<PrecheckResult> results = results(context);
        return Plan.of(look)
                .withBlockers(results.stream()
                        .filter(this::stops)
                        .map(PrecheckResult::asBlocker)
                        .toList())
                .withNotes(results.stream()
                        .filter(result -> !stops(result))
                        .map(PrecheckResult::inWords)
                        .toList());
    }

    /** Writes down what is to be known. */
    @Override
    public void execute(StepContext context) {
        results(context)
                .forEach(result ->
                        context.values().note("precheck." + result.check().code(), result.things()));
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = results(context).stream()
                .filter(this::stops)
                .map(PrecheckResult::asBlocker)
                .toList();
        return Verification.without(problems, "nothing on %s would break the upgrade or be lost in it".formatted(on));
    }

    private List<PrecheckResult> results(StepContext context) {
        return new Prechecks(on, successor, kind, longerThan).results(context);
    }

    private boolean stops(PrecheckResult result) {
        return result.check().blocks() && !accept.contains(result.check());
    }
}
