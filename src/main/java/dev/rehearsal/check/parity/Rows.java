package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.RowHash;
import dev.rehearsal.database.postgres.Table;
import dev.rehearsal.database.postgres.TableSum;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of every table of blue and green, compared.
 *
 * @param rows on blue, in all
 */
record Rows(RowHash hash, long tables, long rows, List<Finding> findings) {
    static Rows compare(Sql blue, Sql green) {
        RowHash hash = RowHash.agreedBy(blue, green);
        Map<String, Table> onBlue = byName(Table.all(blue));
        Map<String, Table> onGreen = byName(Table.all(green));
        TreeSet<String> names = new TreeSet<>(onBlue.keySet());
        names.addAll(onGreen.keySet());
        long rows = 0;
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            Optional<Table> here = Optional.ofNullable(onBlue.get(name));
            Optional<Table> there = Optional.ofNullable(onGreen.get(name));
            if (here.isEmpty() || there.isEmpty()) {
                findings.add(differ(name, "on blue and on green", here.isEmpty() ? "on green only" : "on blue only"));
            } else if (!here.get().columnNames().equals(there.get().columnNames())) {
                findings.add(differ(
                        name,
                        "columns " + here.get().columnNames(),
                        "columns " + there.get().columnNames()));
            } else {
                TableSum ours = hash.sum(blue, here.get(), here.get().columns());
                TableSum theirs = hash.sum(green, there.get(), here.get().columns());
                rows += ours.rows();
                different(name, ours, theirs).ifPresent(findings::add);
            }
        }
        return new Rows(hash, names.size(), rows, List.copyOf(findings));
    }

    private static Optional<Finding> different(String table, TableSum ours, TableSum theirs) {
        if (ours.hashed() != ours.rows() || theirs.hashed() != theirs.rows()) {
            return Optional.of(Finding.unknown(
                    FindingCode.ROWS_DIFFER,
                    "a hash of every row",
                    "%,d of %,d rows of blue and %,d of %,d of green"
                            .formatted(ours.hashed(), ours.rows(), theirs.hashed(), theirs.rows()),
                    table,
                    "compare this table by other means"));
        }
        if (ours.equals(theirs)) {
            return Optional.empty();
        }
        return Optional.of(differ(
                table,
                "%,d rows, as on blue".formatted(ours.rows()),
                ours.rows() == theirs.rows() ? "as many, of other content" : "%,d rows".formatted(theirs.rows())));
    }

    private static Finding differ(String table, String expected, String found) {
        return Finding.failed(
                FindingCode.ROWS_DIFFER,
                expected,
                found,
                table,
                "see whether the table is published and its changes were applied, and whether anybody else wrote to green");
    }

    private static Map<String, Table> byName(List<Table> tables) {
        return tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
    }
}
