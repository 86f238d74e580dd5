package dev.rehearsal.database.postgres;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a database holds beside rows, described so that two servers can be compared, also of different
 * releases. Each kind is a query of its own in {@code structure/postgres/KIND.sql}, so that a new one costs a file.
 *
 * <p>Left out: publications, subscriptions, slots and replica identities, which upgrades change on their way; passwords
 * and other secrets; what came with an extension; schema {@code rehearsal}.
 *
 * @param release the server's major version
 */
public record Structure(int release, List<SchemaItem> items) {
    /** The kind that a fence changes. */
    public static final String RIGHT_TO_CONNECT = "right to connect";

    private static final SqlFolder KINDS = new SqlFolder("classpath:structure/postgres");
    private static final String OF_USERS =
            "(n.nspname not in ('information_schema', 'rehearsal') and n.nspname !~ '^pg_')";

    public Structure {
        items = List.copyOf(items);
    }

    /** Reads all kinds, one after the other. The session's {@code search_path} is empty afterwards. */
    public static Structure read(Sql sql) {
        // Names are qualified in definitions where they cannot be found otherwise.
        sql.text("select set_config('search_path', '', false)");
        List<SchemaItem> items = new ArrayList<>();
        for (SqlFile file : kinds()) {
            String kind = file.name().replaceFirst("[.]sql$", "");
            items.addAll(sql.list(query(file.text()), row -> new SchemaItem(kind, row.getString(1), row.getString(2))));
        }
        long release = sql.number("select current_setting('server_version_num')::int / 10000");
        return new Structure(Math.toIntExact(release), items);
    }

    public Structure without(String kind) {
        return new Structure(
                release,
                items.stream().filter(item -> !item.kind().equals(kind)).toList());
    }

    private static List<SqlFile> kinds() {
        try {
            return KINDS.files();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queries in " + KINDS.path(), e);
        }
    }

    /** Fills in how users' schemas are told from PostgreSQL's, and what comes and goes with an extension. */
    private static String query(String text) {
        return text.replace("{user n}", OF_USERS)
                .replaceAll(
                        "\\{not part (\\w+) (\\w)}",
                        "not exists (select from pg_depend e where e.deptype = 'e' and e.classid = '$1'::regclass and e.objid = $2.oid)");
    }
}
