package dev.rehearsal.database.postgres;

import java.util.Set;

/**
 * A column of a table.
 *
 * @param name quoted where needed
 * @param type its type, or the one beneath its domain
 * @param isNullable whether nothing says that it is never null
 */
public record Column(String name, String type, boolean isNullable) {
    /** Types whose text is never empty and never holds the character that separates columns. */
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
            // Both escape control characters.
            "json",
            "jsonb",
            "point");

    /** Types that every server sorts alike, whatever its collations. */
    private static final Set<String> SORTED = Set.of(
            "smallint",
            "integer",
            "bigint",
            "oid",
            "uuid",
            "date",
            "numeric",
            "timestamp without time zone",
            "timestamp with time zone");

    /** The same column on both servers, as what both of them can say of it. */
    Column with(Column other) {
        return new Column(name, type.equals(other.type) ? type : "differs", isNullable || other.isNullable);
    }

    boolean isSorted() {
        return SORTED.contains(type);
    }

    /**
     * The value as a part of a text in which parts are separated: empty for null and for nothing else, and never with a
     * separator in it, so that nothing can move from one column to the next unseen. Long texts become short.
     */
    String part(RowHash hash) {
        boolean isPlain = PLAIN.contains(type) || (type.endsWith("[]") && PLAIN.contains(type.replace("[]", "")));
        String part = isPlain ? name : hash.of(name + "::text");
        return isNullable ? "coalesce((%s)::text, '')".formatted(part) : part;
    }
}
