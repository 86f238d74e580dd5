package dev.rehearsal.application;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.ConservedSum;
import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import dev.rehearsal.database.dialect.Dialect;
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
public record Estate(Dialect dialect) {
    /** The application's login, to which the structure grants rights. */
    public static final String LOGIN = "application";

    public static final int ACCOUNTS = 1000;
    public static final int DOCUMENTS = 100;
    public static final int PRODUCTS = 500;
    public static final int SHELVES = 20;
    public static final int CUSTOMERS = 100;

    /** The structure, without data, in the order in which to apply it. Needs the login to exist. */
    public List<SqlFile> migrations() {
        return files("structure");
    }

    /** Creates everything in an empty database. */
    public void create(Sql operator, Credentials login, long rows, long seed) {
        dialect.access().createLogin(operator, login);
        migrations().forEach(file -> operator.execute(file.text()));
        seed(operator, rows, seed);
    }

    /**
     * Fills an empty structure with sample data, the same for the same arguments.
     *
     * @param rows in the largest table
     */
    public void seed(Sql operator, long rows, long seed) {
        for (SqlFile file : files("sample")) {
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

    private List<SqlFile> files(String kind) {
        try {
            return new SqlFolder("classpath:estate/%s/%s".formatted(dialect.folder(), kind)).files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
