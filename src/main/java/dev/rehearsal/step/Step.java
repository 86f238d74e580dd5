package dev.rehearsal.step;

import java.util.Locale;

/**
 * One action of a runbook. A step is an immutable record: its components are its settings, and it keeps nothing between
 * calls, which may come from many threads: where clients wait, a step is verified beside the ones that follow.
 */
public interface Step {
    /** What it does, as scenario files and reports name it: after the class, as in {@code create-publication}. */
    default String verb() {
        return verbOf(getClass());
    }

    /** What the steps of a class do. */
    static String verbOf(Class<? extends Step> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * Check and dry run in one: what {@link #execute} would send, with {@code {placeholders}} for values that earlier
     * steps provide, and all blockers. Reads only. An effect already present is planned as nothing to do.
     */
    Plan plan(StepContext context);

    /**
     * Acts, and sends what its last plan said; returns when the database has settled.
     *
     * @throws StepFailedException when something was refused or did not happen in time
     */
    void execute(StepContext context) throws StepFailedException, InterruptedException;

    /** Judges from the server, the RDS API or the gate, never from what {@link #execute} remembers. Reads only. */
    Verification verify(StepContext context);
}
