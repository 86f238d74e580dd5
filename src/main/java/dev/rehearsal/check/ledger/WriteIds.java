package dev.rehearsal.check.ledger;

import java.util.BitSet;
import java.util.stream.Collectors;

/**
 * A set of write ids, one bit each, since they count up from 1. Ids that cannot be a write's are refused. For one
 * thread.
 */
final class WriteIds {
    private static final int NAMED_AT_MOST = 10;

    private final BitSet ids = new BitSet();

    /** Adds an id; whether it was there before. */
    boolean add(long id) {
        if (id < 1 || id > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "The ledger met the write id %d; ids count up from 1, by one for each write.".formatted(id));
        }
        boolean wasThere = ids.get((int) id);
        ids.set((int) id);
        return wasThere;
    }

    WriteIds without(WriteIds others) {
        WriteIds rest = new WriteIds();
        rest.ids.or(ids);
        rest.ids.andNot(others.ids);
        return rest;
    }

    WriteIds in(WriteIds others) {
        WriteIds both = new WriteIds();
        both.ids.or(ids);
        both.ids.and(others.ids);
        return both;
    }

    long count() {
        return ids.cardinality();
    }

    /** How many, and the first few by id. */
    String describe() {
        String some =
                ids.stream().limit(NAMED_AT_MOST).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "%,d: %s%s".formatted(count(), some, count() > NAMED_AT_MOST ? ", …" : "");
    }
}
