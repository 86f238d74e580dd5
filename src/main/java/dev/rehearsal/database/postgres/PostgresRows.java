package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.database.rows.Twins;
import dev.rehearsal.database.rows.Twins.Mismatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How the rows of two PostgreSQL servers are compared, of whatever versions. */
public record PostgresRows() implements RowDialect {
    /** Reads the name under which other connections take part in this one's snapshot. */
    static final String SHARING = "pg_catalog.pg_export_snapshot()";

    @Override
    public void look(Sql sql) {
        CanonicalSession.prepare(sql);
    }

    @Override
    public void freeze(Sql sql, Optional<String> shared) {
        CanonicalSession.begin(sql);
        shared.ifPresent(name -> sql.execute("set transaction snapshot " + Quoted.literal(name)));
    }

    @Override
    public void thaw(Sql frozen) {
        CanonicalSession.release(frozen);
    }

    @Override
    public void freezeAgain(Sql thawed) {
        CanonicalSession.beginAgain(thawed);
    }

    @Override
    public void waitAtMost(Sql sql, Duration limit) {
        sql.execute("set lock_timeout = %d".formatted(limit.toMillis()));
    }

    @Override
    public String share(Sql frozen) {
        return frozen.text("select " + SHARING)
                .orElseThrow(() -> new SqlFailedException(SHARING, new SQLException("no name was told")));
    }

    @Override
    public Twins twins(Sql blue, Sql green) {
        RowHash hash = RowHash.agreedBy(blue, green);
        Map<String, Table> onBlue = Table.all(blue);
        Map<String, Table> onGreen = Table.all(green);
        TreeSet<String> names = new TreeSet<>(onBlue.keySet());
        names.addAll(onGreen.keySet());
        List<TwinTable> tables = new ArrayList<>();
        List<Mismatch> mismatches = new ArrayList<>();
        for (String name : names) {
            Optional<Table> here = Optional.ofNullable(onBlue.get(name));
            Optional<Table> there = Optional.ofNullable(onGreen.get(name));
            if (here.isEmpty() || there.isEmpty()) {
                mismatches.add(new Mismatch(name, isThere(here), isThere(there)));
            } else if (!here.get().columnNames().equals(there.get().columnNames())) {
                mismatches.add(new Mismatch(name, columns(here.get()), columns(there.get())));
            } else {
                tables.add(TableTwin.of(here.get(), there.get(), hash));
            }
        }
        String pair =
                "%s and %s".formatted(new PostgresDialect().identity(blue), new PostgresDialect().identity(green));
        return new Twins(pair, hash.name(), tables, mismatches, PlantedRows.with(hash));
    }

    private static String isThere(Optional<Table> table) {
        return table.isPresent() ? "a table" : "none";
    }

    private static String columns(Table table) {
        return "columns " + table.columnNames();
    }
}
