package dev.rehearsal.application;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.ConservedSum;
import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.database.postgres.ScramSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the reference application owns in its database: structure, sample data, a login. Everything runs as the operator
 * who owns the database, and needs no superuser.
 *
 * <p>Whatever the sample's size, there are accounts 1 to {@value #ACCOUNTS}, documents 1 to {@value #DOCUMENTS},
 * products 1 to {@value #PRODUCTS}, shelves 1 to {@value #SHELVES}, customers 1 to {@value #CUSTOMERS} and more, and
 * orders 1 to the number of rows asked for.
 */
public final class Estate {
    /** The application's login, to which the structure grants rights. */
    public static final String LOGIN = "application";

    public static final int ACCOUNTS = 1000;
    public static final int DOCUMENTS = 100;
    public static final int PRODUCTS = 500;
    public static final int SHELVES = 20;
    public static final int CUSTOMERS = 100;

    private static final SqlFolder STRUCTURE = new SqlFolder("classpath:estate/postgres/structure");
    private static final SqlFolder SAMPLE = new SqlFolder("classpath:estate/postgres/sample");

    private Estate() {}

    /** The structure, without data, in the order in which to apply it. Needs the login to exist. */
    public static List<SqlFile> migrations() {
        return files(STRUCTURE);
    }

    /**
     * Creates the application's login where it is missing, and sets its password. The password leaves this machine only
     * as the server will store it, so that no log can show it.
     */
    public static void createLogin(Sql operator, Credentials login) {
        if (!operator.holds("select exists (select from pg_roles where rolname = ?)", login.user())) {
            operator.execute("create role \"%s\" login".formatted(login.user()));
        }
        operator.execute("alter role \"%s\" password '%s'".formatted(login.user(), ScramSecret.of(login)));
    }

    /** Creates everything in an empty database. */
    public static void create(Sql operator, Credentials login, long rows, long seed) {
        createLogin(operator, login);
        migrations().forEach(file -> operator.execute(file.text()));
        seed(operator, rows, seed);
    }

    /**
     * Fills an empty structure with sample data, the same for the same arguments.
     *
     * @param rows in the largest table
     */
    public static void seed(Sql operator, long rows, long seed) {
        for (SqlFile file : files(SAMPLE)) {
            operator.execute(file.text().replace(":rows", Long.toString(rows)).replace(":seed", Long.toString(seed)));
        }
    }

    /** Where the application's writes leave their traces. */
    public static LedgerSource ledger() {
        List<WriteTrace> traces = Stream.of(
                        "public.orders",
                        "public.transfers",
                        "public.visits",
                        "public.job_runs",
                        "warehouse.document_changes",
                        "warehouse.stock_counts",
                        "warehouse.scans")
                .map(table -> new WriteTrace(table, "write_id", "written_at", "written_on"))
                .toList();
        return new LedgerSource(traces, List.of(new ConservedSum("public.accounts", "balance")));
    }

    private static List<SqlFile> files(SqlFolder folder) {
        try {
            return folder.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
