package dev.rehearsal.localrds.parameter;

/** How far the parameter group that an instance names has come to be its own. */
public enum GroupState {
    /** The change that attaches it is under way. */
    APPLYING,
    /** It is attached, and taken into use by the next start. */
    ATTACHED,
    IN_USE
}
