package dev.rehearsal.check.ledger;

import java.util.Map;
import java.util.Optional;

/**
 * What blue held when it was looked at for the last time; it may be gone when the ledger is judged.
 *
 * @param holdings empty when blue could not be looked at
 * @param afterCut rows changed after the cut, by table; empty when blue or the cut is not known
 * @param problem why something is missing; empty when nothing is
 */
public record LastLook(Optional<Holdings> holdings, Optional<Map<String, Long>> afterCut, String problem) {
    /** Blue was never looked at. */
    public static LastLook none(String why) {
        return new LastLook(Optional.empty(), Optional.empty(), why);
    }
}
