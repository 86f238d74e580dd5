package dev.rehearsal.check.parity;

import dev.rehearsal.journal.RowDifference;
import java.util.List;
import java.util.Optional;

/**
 * A row that is not the same on both servers, or rows of a table without a key that are not there as often.
 *
 * @param blue the row's hash, or how many rows there are; empty where there is none
 */
record Difference(List<String> key, Optional<Long> blue, Optional<Long> green) {
    RowDifference.Kind kind(boolean isKeyed) {
        if (isKeyed && blue.isPresent() && green.isPresent()) {
            return RowDifference.Kind.CHANGED;
        }
        boolean isMoreOnBlue = isKeyed ? blue.isPresent() : blue.orElse(0L) > green.orElse(0L);
        return isMoreOnBlue ? RowDifference.Kind.ONLY_ON_BLUE : RowDifference.Kind.ONLY_ON_GREEN;
    }

    /** How many rows differ. */
    long rows(boolean isKeyed) {
        return isKeyed ? 1 : Math.abs(blue.orElse(0L) - green.orElse(0L));
    }
}
