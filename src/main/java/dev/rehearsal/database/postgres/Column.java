package dev.rehearsal.database.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A column of a table.
 *
 * @param name quoted where needed
 * @param type its type, or the one beneath its domain
 * @param isNullable whether nothing says that it is never null
 */
record Column(String name, String type, boolean isNullable) {
    /**
     * Types that need not become texts to be hashed: what stands for null, and how. Only those whose values are equal
     * just when their bits are; not numbers with a point, of which 0 equals -0 and 1.0 equals 1.00. A {@code bigint} is
     * hashed as if its halves were one number, so its upper half is hashed once more.
     */
    private static final Map<String, Direct> DIRECT = Map.of(
            "smallint", new Direct("0::smallint", "hashint2extended(%1$s, %2$s)", "(%s * 1000)::smallint"),
            "integer", new Direct("0", "hashint4extended(%1$s, %2$s)", "%s * 77777777"),
            "bigint",
                    new Direct(
                            "0::bigint",
                            "hashint8extended(%1$s, hashint4extended((%1$s >> 32)::integer, %2$s))",
                            "%s * 333333333333333333"),
            "oid", new Direct("0::oid", "hashoidextended(%1$s, %2$s)", "(abs(%s) * 77777777)::oid"),
            "uuid",
                    new Direct(
                            "'00000000-0000-0000-0000-000000000000'::uuid",
                            "uuid_hash_extended(%1$s, %2$s)",
                            "lpad(to_hex(%s * 333333333333333333), 32, '7')::uuid"));

    /**
     * How a type is hashed.
     *
     * @param empty what stands for null
     * @param hashed the hash of a value with a seed
     * @param sample a value made of a small number
     */
    private record Direct(String empty, String hashed, String sample) {}

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

    /** The value as text; empty for null. */
    String orEmpty() {
        return isNullable ? "coalesce(%s::text, '')".formatted(name) : name + "::text";
    }

    /** The hash of the value, by the server's own functions, with what was hashed before. */
    String hashed(String seed) {
        Direct direct = DIRECT.get(type);
        if (direct == null) {
            return "hashtextextended((%s) collate \"C\", %s)".formatted(orEmpty(), seed);
        }
        String value = isNullable ? "coalesce(%s, %s)".formatted(name, direct.empty()) : name;
        return direct.hashed().formatted(value, seed);
    }

    /** The hashes of what is made of numbers from -13 to 13, to be the same on every server. */
    static List<String> samples(String number, String seed) {
        return DIRECT.values().stream()
                .map(direct -> direct.hashed().formatted("(" + direct.sample().formatted(number) + ")", seed))
                .sorted()
                .toList();
    }
}
