package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Structure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the structure of a database. Each kind is a query of its own in {@code structure/postgres/KIND.sql}, so that a
 * new one costs a file; {@code structure/catalog.csv} says of every table of the catalog which kind tells what it
 * holds.
 *
 * <p>Left out: what came with an extension; schema {@code rehearsal}; values of secrets.
 */
final class StructureQueries {
    private static final String OF_USERS =
            "(n.nspname not in ('information_schema', 'rehearsal') and n.nspname !~ '^pg_')";
    /** What differs shows, and what it is does not. */
    private static final String HIDDEN = "('hidden, ' || length($1) || ' characters, sum ' || hashtext($1))";
    /** One locale is written C.UTF-8 on one machine and C.utf8 on another, and C is called POSIX too. */
    private static final String LOCALE =
            "case when $1 = 'POSIX' then 'C' else split_part($1, '.', 1) || lower(replace(substr($1, length(split_part($1, '.', 1)) + 1), '-', '')) end";
    /** In whatever order they were given. */
    private static final String OPTIONS =
            "(select nullif(string_agg(o, ', ' order by o collate \"C\"), '') from unnest($1) o)";

    private StructureQueries() {}

    /** Reads all kinds, one after the other, over a connection that nobody will use for anything else. */
    static Structure read(Sql sql) {
        CanonicalSession.prepare(sql);
        // Somebody who has locked what is to be described must not keep anybody waiting without end.
        sql.execute("set lock_timeout = '10s'");
        List<SchemaItem> items = new ArrayList<>();
        Map<String, String> unread = new LinkedHashMap<>();
        Map<String, List<String>> uncompared = new LinkedHashMap<>();
        int release = release(sql);
        StructureFiles.COMPARED
                .of(release)
                .forEach((kind, query) ->
                        read(sql, kind, unread, () -> items.addAll(sql.list(query, row -> item(kind, row)))));
        StructureFiles.NOT_COMPARED
                .of(release)
                .forEach((what, query) -> read(sql, what, unread, () -> uncompared.put(what, sql.texts(query))));
        items.addAll(ViewState.all(sql));
        return new Structure(
                release, sql.text("select quote_ident(current_user)").orElse(""), items, unread, uncompared);
    }

    private static void read(Sql sql, String kind, Map<String, String> unread, Runnable reading) {
        try {
            reading.run();
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            unread.put(kind, LockedTables.reason(e, sql));
        }
    }

    /** What was dropped while it was described has no description. */
    private static SchemaItem item(String kind, ResultSet row) throws SQLException {
        MarkedText text = new MarkedText(IcuLocale.canonical(Objects.requireNonNullElse(row.getString(2), "")));
        Optional<String> source =
                row.getMetaData().getColumnCount() < 3 ? Optional.empty() : Optional.ofNullable(row.getString(3));
        return new SchemaItem(kind, row.getString(1), text.shown(), text.meaning(source));
    }

    private static int release(Sql sql) {
        return Math.toIntExact(sql.number("select current_setting('server_version_num')::int / 10000"));
    }

    /** Fills in how users' schemas are told from PostgreSQL's, and what comes and goes with an extension. */
    static String query(String text) {
        return ExtensionParts.leftOut(OptionValues.filledIn(text)
                .replace("{user n}", OF_USERS)
                .replaceAll("\\{hidden ([\\w.]+)}", HIDDEN)
                .replaceAll("\\{locale ([\\w.]+)}", LOCALE)
                .replaceAll("\\{language ([\\w.]+)}", IcuLocale.IN_SQL)
                .replaceAll("\\{set ([^{}]+)}", OPTIONS)
                .replaceAll("\\{means ([^{}]+)}", MarkedText.IN_SQL));
    }
}
