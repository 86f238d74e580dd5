package dev.rehearsal.database;

import java.util.Optional;

/**
 * Statements that RDS lets its operator run and a plain server reserves for superusers. Where a plain server stands in
 * for RDS, such a statement is run under a lent role; everything else runs with the operator's own rights.
 */
@FunctionalInterface
public interface Lending {
    Lending NONE = (sql, majorVersion) -> Optional.empty();

    /**
     * The role to lend for this one statement, if any.
     *
     * @param majorVersion of the server that is to run it, since each version reserves less than the one before
     */
    Optional<String> roleFor(String sql, int majorVersion);
}
