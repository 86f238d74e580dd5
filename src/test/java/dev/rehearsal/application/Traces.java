package dev.rehearsal.application;

import dev.rehearsal.database.Sql;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a database knows of the writes, from every table of the ledger. */
record Traces(Sql sql) {
    private static final String ALL = Estate.ledger().traces().stream()
            .map(trace -> "select %s as write_id from %s".formatted(trace.id(), trace.table()))
            .collect(Collectors.joining(" union all "));

    /** How many rows, in all tables together, carry this write. */
    long of(long write) {
        return sql.number("select count(*) from (%s) each where write_id = ?".formatted(ALL), write);
    }

    /** Every write there is, and how many rows carry it. */
    Map<Long, Long> all() {
        return sql
                .list("select write_id from (%s) each where write_id is not null".formatted(ALL), row -> row.getLong(1))
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
