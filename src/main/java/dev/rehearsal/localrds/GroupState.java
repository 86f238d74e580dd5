package dev.rehearsal.localrds;

/** How far the parameter group that an instance names has come to be its own. */
enum GroupState {
    /** The change that attaches it is under way. */
    APPLYING,
    /** It is attached, and taken into use by the next start. */
    ATTACHED,
    IN_USE
}
