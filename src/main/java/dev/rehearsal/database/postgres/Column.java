package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Set;

/**
 * A column of a table.
 *
 * @param name quoted where needed
 * @param type its type, or the one beneath its domain
 */
public record Column(String name, String type) {
    /** Types whose text never holds the character that separates columns. */
    private static final Set<String> PLAIN = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "real",
            "double precision",
            "numeric",
            "money",
            "oid",
            "uuid",
            "date",
            "interval",
            "time without time zone",
            "time with time zone",
            "timestamp without time zone",
            "timestamp with time zone",
            "bytea",
            "inet",
            "cidr",
            "macaddr",
            "bit",
            "bit varying");

    private static final String OF_TABLE = """
            select quote_ident(a.attname), coalesce(nullif(t.typbasetype, 0), t.oid)::regtype::text
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
            order by a.attname collate "C"
            """;

    static List<Column> of(Sql server, String table) {
        return server.list(OF_TABLE, row -> new Column(row.getString(1), row.getString(2)), table);
    }

    /** The value as text; with its length before it where it might hold the separator. Null for null. */
    String canonical() {
        String text = name + "::text";
        return PLAIN.contains(type) ? text : "length(%s) || ':' || %1$s".formatted(text);
    }
}
