package dev.rehearsal.database.postgres;

/** Schemas that hold what is Rehearsal's own, in databases that belong to others. */
public final class OwnSchemas {
    /** For markers, whose rows no comparison looks at. */
    public static final String MARKERS = "rehearsal";

    /** For the canary's tables, which are replicated and compared like all others, but are made by no runbook. */
    public static final String CANARY = "rehearsal_canary";

    private OwnSchemas() {}
}
