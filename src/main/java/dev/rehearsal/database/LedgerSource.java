package dev.rehearsal.database;

import java.util.List;

/**
 * Where an application's writes leave their traces, so that a ledger can look each of them up.
 *
 * @param traces tables in which each write leaves exactly one row
 * @param sums columns whose sum no write changes
 */
public record LedgerSource(List<WriteTrace> traces, List<ConservedSum> sums) {
    public LedgerSource {
        traces = List.copyOf(traces);
        sums = List.copyOf(sums);
    }

    /**
     * A table in which each write of some kinds leaves exactly one row. Names are SQL, qualified and quoted as needed.
     *
     * @param id column of the write's id, a 64-bit number
     * @param at column with the server's clock at the write
     * @param server column in which the server that took the write names itself
     */
    public record WriteTrace(String table, String id, String at, String server) {}

    /** A column whose sum over all rows stays what it was. */
    public record ConservedSum(String table, String column) {}
}
