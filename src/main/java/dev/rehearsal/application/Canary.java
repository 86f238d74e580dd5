package dev.rehearsal.application;

import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.ConservedSum;
import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.database.postgres.OwnSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The reference application's tables beside those of somebody else: in a schema of their own, which is removed
 * afterwards, and which says of itself whose it is, so that no other schema is ever taken for it.
 */
public final class Canary {
    public static final String SCHEMA = OwnSchemas.CANARY;

    private static final String MARK = "Made by a rehearsal, which removes it.";
    private static final SqlFolder STRUCTURE = new SqlFolder("classpath:estate/postgres/canary/structure");
    private static final SqlFolder SAMPLE = new SqlFolder("classpath:estate/postgres/canary/sample");

    /** Above which no statement waits for a lock that somebody holds on a table of the canary. */
    private static final String PATIENCE = "set local lock_timeout = '10s'";

    private static final long FEW_ROWS = 10;

    private Canary() {}

    /** Whether a schema of that name is there. */
    public static boolean isThere(Sql operator) {
        return operator.holds("select to_regnamespace(?) is not null", SCHEMA);
    }

    /** Whether a rehearsal made it. */
    public static boolean isOurs(Sql operator) {
        return mark(operator).filter(MARK::equals).isPresent();
    }

    private static Optional<String> mark(Sql operator) {
        return operator.text("select coalesce(obj_description(to_regnamespace(?), 'pg_namespace'), '')", SCHEMA);
    }

    /** Makes the schema with its tables, empty, in the place of one that an earlier rehearsal left. */
    public static void create(Sql operator) {
        operator.execute("begin");
        try {
            make(operator);
            operator.execute("commit");
        } catch (RuntimeException e) {
            operator.execute("rollback");
            throw e;
        }
    }

    private static void make(Sql operator) {
        operator.execute(PATIENCE);
        remove(operator);
        operator.execute("create schema " + SCHEMA);
        operator.execute("comment on schema %s is '%s'".formatted(SCHEMA, MARK));
        files(STRUCTURE).forEach(file -> operator.execute(file.text()));
    }

    /**
     * What is seen within a transaction in which everything is made, filled with a few rows and removed, and which is
     * taken back; each thing once.
     */
    public static <T> List<T> tried(Sql operator, Supplier<List<T>> look) {
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
    public static void seed(Sql operator, long rows) {
        files(SAMPLE).forEach(file -> operator.execute(file.text().replace(":rows", String.valueOf(rows))));
    }

    /** Removes what a rehearsal made; nothing where there is nothing, or it is somebody else's. */
    public static boolean drop(Sql operator) {
        operator.execute("begin");
        try {
            operator.execute(PATIENCE);
            boolean isRemoved = remove(operator);
            operator.execute("commit");
            return isRemoved;
        } catch (RuntimeException e) {
            operator.execute("rollback");
            throw e;
        }
    }

    private static boolean remove(Sql operator) {
        boolean isOurs = isOurs(operator);
        if (isOurs) {
            operator.execute("drop schema %s cascade".formatted(SCHEMA));
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

    private static List<SqlFile> files(SqlFolder folder) {
        try {
            return folder.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
