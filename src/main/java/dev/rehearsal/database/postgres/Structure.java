package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that a database holds beside rows, described so that two servers can be compared, also of different
 * releases. Each kind is a query of its own in {@code structure/postgres/KIND.sql}, so that a new one costs a file.
 *
 * <p>Left out: publications, subscriptions, slots and replica identities, which upgrades change on their way; passwords
 * and other secrets; what came with an extension; schema {@code rehearsal}.
 *
 * @param release the server's major version
 * @param reader as whom it was read; one role may do so on blue and another on green
 * @param unread kinds that could not be read, and why not
 */
public record Structure(int release, String reader, List<SchemaItem> items, Map<String, String> unread) {
    /** The kind that a fence changes. */
    public static final String RIGHT_TO_CONNECT = "right to connect";

    private static final String ROLE = "role";

    private static final SqlFolder KINDS = new SqlFolder("classpath:structure/postgres");
    private static final String OF_USERS =
            "(n.nspname not in ('information_schema', 'rehearsal') and n.nspname !~ '^pg_')";
    /** What differs shows, and what it is does not. */
    private static final String HIDDEN = "('hidden, ' || length($1) || ' characters, sum ' || hashtext($1))";
    /** One locale is written C.UTF-8 on one machine and C.utf8 on another, and C is called POSIX too. */
    private static final String LOCALE =
            "case when $1 = 'POSIX' then 'C' else split_part($1, '.', 1) || lower(replace(substr($1, length(split_part($1, '.', 1)) + 1), '-', '')) end";
    /** In the first line of a query that older releases cannot answer. */
    private static final Pattern SINCE = Pattern.compile("^-- Since release (\\d+)\\.");

    public Structure {
        items = List.copyOf(items);
        unread = Map.copyOf(unread);
    }

    /** Reads all kinds, one after the other, over a connection that nobody will use for anything else. */
    public static Structure read(Sql sql) {
        CanonicalSession.prepare(sql);
        // Somebody who has locked what is to be described must not keep anybody waiting without end.
        sql.execute("set lock_timeout = '10s'");
        List<SchemaItem> items = new ArrayList<>();
        Map<String, String> unread = new LinkedHashMap<>();
        int release = release(sql);
        for (SqlFile file : kindsOf(release)) {
            String kind = file.name().replaceFirst("[.]sql$", "");
            try {
                items.addAll(sql.list(query(file.text()), row -> item(kind, row)));
            } catch (SqlFailedException e) {
                if (e.isConnectionLoss()) {
                    throw e;
                }
                unread.put(kind, e.reason());
            }
        }
        items.addAll(ViewAge.all(sql));
        return new Structure(
                release, sql.text("select quote_ident(current_user)").orElse(""), items, unread);
    }

    /** What was dropped while it was described has no description. */
    private static SchemaItem item(String kind, ResultSet row) throws SQLException {
        return new SchemaItem(kind, row.getString(1), Objects.requireNonNullElse(row.getString(2), ""));
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
                .filter(item -> !item.kind().equals(ROLE) || !readers.contains(item.object()))
                .toList());
    }

    private Structure with(List<SchemaItem> others) {
        return new Structure(release, reader, others, unread);
    }

    /** The kinds that a release has. */
    private static List<SqlFile> kindsOf(int release) {
        return kinds().stream().filter(file -> since(file) <= release).toList();
    }

    private static int since(SqlFile file) {
        Matcher since = SINCE.matcher(file.text());
        return since.find() ? Integer.parseInt(since.group(1)) : 0;
    }

    private static List<SqlFile> kinds() {
        try {
            return KINDS.files();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queries in " + KINDS.path(), e);
        }
    }

    /** Fills in how users' schemas are told from PostgreSQL's, and what comes and goes with an extension. */
    static String query(String text) {
        return ExtensionParts.leftOut(text.replace("{user n}", OF_USERS)
                .replaceAll("\\{hidden ([\\w.]+)}", HIDDEN)
                .replaceAll("\\{locale ([\\w.]+)}", LOCALE));
    }
}
