package dev.rehearsal.journal;

/** When blue and green were compared. */
public enum ParityMoment {
    /** While both were changing: what differed was read again until it converged, or stayed different. */
    LIVE,
    /** At the cut: every row as it was while traffic was held. */
    CUT
}
