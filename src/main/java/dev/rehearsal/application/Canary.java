package dev.rehearsal.application;

import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.ConservedSum;
import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.postgres.OwnSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The reference application's tables beside those of somebody else: in a schema of their own, which is removed
 * afterwards, and which says of itself whose it is, so that no other schema is ever taken for it.
 */
public record Canary(Dialect dialect) {
    public static final String SCHEMA = OwnSchemas.CANARY;

    private static final String MARK = "Made by a rehearsal, which removes it.";
    private static final long FEW_ROWS = 10;

    /** Whether a schema of that name is there. */
    public boolean isThere(Sql operator) {
        return dialect.schemas().isThere(operator, SCHEMA);
    }

    /** Whether a rehearsal made it. */
    public boolean isOurs(Sql operator) {
        return dialect.schemas().mark(operator, SCHEMA).filter(MARK::equals).isPresent();
    }

    /** Makes the schema with its tables, empty, in the place of one that an earlier rehearsal left. */
    public void create(Sql operator) {
        operator.execute("begin");
        try {
            make(operator);
            operator.execute("commit");
        } catch (RuntimeException e) {
            operator.execute("rollback");
            throw e;
        }
    }

    private void make(Sql operator) {
        remove(operator);
        dialect.schemas().creating(SCHEMA, MARK).forEach(operator::execute);
        files("structure").forEach(file -> operator.execute(file.text()));
    }

    /**
     * What is seen within a transaction in which everything is made, filled with a few rows and removed, and which is
     * taken back; each thing once.
     */
    public <T> List<T> tried(Sql operator, Supplier<List<T>> look) {
        operator.execute("begin");
        try {
            make(operator);
            seed(operator, FEW_ROWS);
            Set<T> seen = new LinkedHashSet<>(look.get());
            remove(operator);
            seen.addAll(look.get());
            return List.copyOf(seen);
        } finally {
            operator.execute("rollback");
        }
    }

    /**
     * Fills empty tables, the same for the same number.
     *
     * @param rows in the table of orders
     */
    public void seed(Sql operator, long rows) {
        files("sample").forEach(file -> operator.execute(file.text().replace(":rows", String.valueOf(rows))));
    }

    /** Removes what a rehearsal made; nothing where there is nothing, or it is somebody else's. */
    public boolean drop(Sql operator) {
        operator.execute("begin");
        try {
            boolean isRemoved = remove(operator);
            operator.execute("commit");
            return isRemoved;
        } catch (RuntimeException e) {
            operator.execute("rollback");
            throw e;
        }
    }

    private boolean remove(Sql operator) {
        boolean isOurs = isOurs(operator);
        if (isOurs) {
            dialect.schemas().dropping(SCHEMA).forEach(operator::execute);
        }
        return isOurs;
    }

    /** Where the application's writes leave their traces. */
    public static LedgerSource ledger() {
        LedgerSource estate = Estate.ledger();
        return new LedgerSource(
                estate.traces().stream()
                        .map(trace ->
                                new WriteTrace(Tables.CANARY.in(trace.table()), trace.id(), trace.at(), trace.server()))
                        .toList(),
                estate.sums().stream()
                        .map(sum -> new ConservedSum(Tables.CANARY.in(sum.table()), sum.column()))
                        .toList());
    }

    private List<SqlFile> files(String kind) {
        try {
            return new SqlFolder("classpath:estate/%s/canary/%s".formatted(dialect.folder(), kind)).files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
