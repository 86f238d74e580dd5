package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.Optional;

/** Everything beside rows, and what two releases make of it. */
public interface Structures {
    /** Reads all kinds, over a connection that nobody will use for anything else. */
    Structure read(Sql sql);

    /** The kind that a fence changes. */
    String rightToConnect();

    /**
     * Tells what two descriptions mean.
     *
     * @param newer a connection to the newer of two servers, which reads what an older one writes, used for this alone
     */
    CommonParser parser(Sql newer);

    /** Why this difference is as it should be between two releases; empty for one that no release accounts for. */
    Optional<String> cause(StructurePair pair);
}
