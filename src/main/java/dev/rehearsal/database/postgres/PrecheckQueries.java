package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What of a database an upgrade would break on, lose or leave behind. Each kind is a query of its own in
 * {@code prechecks/postgres/KIND.sql}, which answers with what people call each.
 */
public final class PrecheckQueries {
    private static final SqlFolder KINDS = new SqlFolder("classpath:prechecks/postgres");

    private PrecheckQueries() {}

    /** All of a kind, such as {@code large-object}. */
    public static List<String> found(Sql sql, String kind) {
        return sql.texts(text(kind));
    }

    /** Extensions that the server could create. */
    public static List<String> availableExtensions(Sql sql) {
        return sql.texts("select name from pg_available_extensions");
    }

    private static String text(String kind) {
        try {
            return KINDS.files().stream()
                    .filter(file -> file.name().equals(kind + ".sql"))
                    .map(file -> Structure.query(file.text()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no query for " + kind));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queries in " + KINDS.path(), e);
        }
    }
}
