package dev.rehearsal.journal;

/** The stable codes of findings. A code, once published, keeps its meaning. */
public enum FindingCode {
    /** A step could not even begin. */
    STEP_BLOCKED,
    /** A step's action was refused or failed. */
    STEP_FAILED,
    /** A step's action returned, and the server shows no such effect. */
    STEP_NOT_VERIFIED,
    /** A step was cut short, and the server could not say whether it took effect. */
    STEP_UNSETTLED,
    /** What a step did could not be taken back. */
    UNDO_FAILED,
    /** A check could not finish. */
    CHECK_CRASHED,
    /** The environment could not be opened. */
    ENVIRONMENT_FAILED,
    /** The rehearsal was interrupted. */
    INTERRUPTED,
    /** The disk filled up, or what is left of it is too little to go on. */
    DISK_FULL,
    /** The journal could not be written to its end. */
    RECORD_BROKEN,
    /** Something that the scenario expects could not be looked at. */
    NOT_LOOKED_AT,
    /** Something that the rehearsal started could not be stopped or removed. */
    LEFT_BEHIND,
    /** The load could not be run, or broke off. */
    LOAD_BROKEN,
    /** The load did not arrive at the rate it should have. */
    LOAD_TOO_SLOW,
    /** Before the runbook began, the steady state already missed the expectations. */
    NOT_STEADY,
    /** Requests were answered with an error. */
    FAILED_REQUESTS,
    /** Requests whose outcome the client never learnt. */
    UNKNOWN_OUTCOMES,
    /** A limit of time was missed while the machine had no CPU, memory or disk to spare: nothing is known of why. */
    MACHINE_SATURATED,
    /** No request arrived in a window, so that nobody saw what it did to clients. */
    WINDOW_UNSEEN,
    /** Requests waited for longer than the scenario allows. */
    STALL_TOO_LONG,
    /** A switchover took longer than the scenario allows. */
    SWITCHOVER_TOO_LONG,
    /** A switchover never reached its end. */
    SWITCHOVER_INCOMPLETE,
    /** A maintenance window took longer than the scenario allows. */
    MAINTENANCE_TOO_LONG,
    /** What the runbook defined had triggers of the operator's write to his own tables. */
    OPERATOR_TABLE_WRITTEN,
    /** An acknowledged write is not on the server that serves. */
    LOST_WRITE,
    /** A write is on the server more than once. */
    DUPLICATE_WRITE,
    /** A write that was refused is on the server all the same. */
    PHANTOM_WRITE,
    /** A write is on blue and not on green. */
    STRANDED_WRITE,
    /** A transaction committed on blue after the cut. */
    WRITE_AFTER_CUT,
    /** Balances that only move between accounts no longer add up. */
    BALANCE_CHANGED,
    /** A table's rows differ between blue and green. */
    ROWS_DIFFER,
    /** A difference that was planted was not found, so that nothing else the comparison says can be trusted. */
    PLANTED_DIFFERENCE_MISSED,
    /** Blue and green differ in structure or rights. */
    SCHEMA_DIFFERS,
    /** Blue and green are set otherwise. */
    SETTING_DIFFERS,
    /** Blue and green order text otherwise, or one of them orders it otherwise than it did. */
    COLLATION_DIFFERS,
    /** The planner knows nothing of a table on green. */
    STATISTICS_MISSING,
    /** A materialized view cannot be read on green. */
    VIEW_NOT_REFRESHED,
    /** A sequence on green would hand out a value that is already taken. */
    SEQUENCE_BEHIND
}
