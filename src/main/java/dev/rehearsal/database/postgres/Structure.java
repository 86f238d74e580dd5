package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a database holds beside rows, described so that two servers can be compared, also of different
 * releases. Each kind is a query of its own in {@code structure/postgres/KIND.sql}, so that a new one costs a file;
 * {@code structure/catalog.csv} says of every table of the catalog which kind tells what it holds.
 *
 * <p>Left out: what came with an extension; schema {@code rehearsal}; values of secrets.
 *
 * @param release the server's major version
 * @param reader as whom it was read; one role may do so on blue and another on green
 * @param unread kinds that could not be read, and why not
 * @param uncompared names of what is there and is in no comparison, by what it is, as in {@code structure/postgres/not
 *     compared}: an upgrade changes it on its way, or nobody may read it
 */
public record Structure(
        int release,
        String reader,
        List<SchemaItem> items,
        Map<String, String> unread,
        Map<String, List<String>> uncompared) {
    /** The kind that a fence changes. */
    public static final String RIGHT_TO_CONNECT = "right to connect";

    private static final String ROLE = "role";
    private static final String MEMBERSHIP = "membership";

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

    public Structure {
        items = List.copyOf(items);
        unread = Map.copyOf(unread);
        uncompared = Map.copyOf(uncompared);
    }

    /** Reads all kinds, one after the other, over a connection that nobody will use for anything else. */
    public static Structure read(Sql sql) {
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

    public Structure without(String kind) {
        return with(items.stream().filter(item -> !item.kind().equals(kind)).toList());
    }

    /** Without the roles that read; what they may is not the application's. */
    public Structure withoutReaders(Set<String> readers) {
        return with(items.stream()
                .filter(item -> readers.stream().noneMatch(reader -> isOf(reader, item)))
                .toList());
    }

    private static boolean isOf(String reader, SchemaItem item) {
        return switch (item.kind()) {
            case ROLE -> item.object().equals(reader);
            case MEMBERSHIP -> item.object().startsWith(reader + " ");
            default -> false;
        };
    }

    private Structure with(List<SchemaItem> others) {
        return new Structure(release, reader, others, unread, uncompared);
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
