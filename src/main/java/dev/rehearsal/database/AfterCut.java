package dev.rehearsal.database;

import java.util.Map;

/** Tells what a server committed after a cut, by the server's own account of its transactions and by no clock. */
public interface AfterCut {
    /**
     * How many rows of each user table were inserted or changed by transactions that the cut does not contain; tables
     * without any are left out.
     *
     * @param cut what the server said, at the cut, of the transactions it had committed by then
     */
    Map<String, Long> rows(Sql server, String cut);
}
