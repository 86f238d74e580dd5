package dev.rehearsal.database.postgres;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition as a dump would bring it back. What {@code in ('a', 'b')} on a varchar column becomes is printed in
 * another form once that was read again, and a column without a name takes the name of its type.
 */
record DumpedText(String text) {
    /** Literals of one type in an array that is cast as a whole. */
    private static final Pattern CAST_AS_A_WHOLE =
            Pattern.compile("\\(ARRAY\\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\\]\\)::text\\[\\]");

    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'::character varying");
    private static final Pattern NAMED = Pattern.compile("(::([a-z][\\w ]*)(?:\\[\\])?) AS (\\w+)");
    /** What the parser calls the types whose names the standard spells otherwise. */
    private static final Map<String, String> PARSED = Map.ofEntries(
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("smallint", "int2"),
            Map.entry("boolean", "bool"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("bit varying", "varbit"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("time without time zone", "time"));

    static DumpedText of(String text) {
        String each = CAST_AS_A_WHOLE
                .matcher(text)
                .replaceAll(array -> Matcher.quoteReplacement(
                        "ARRAY[" + LITERAL.matcher(array.group(1)).replaceAll("($0)::text") + "]"));
        return new DumpedText(NAMED.matcher(each).replaceAll(named -> {
            boolean isByType =
                    PARSED.getOrDefault(named.group(2), named.group(2)).equals(named.group(3));
            return Matcher.quoteReplacement(isByType ? named.group(1) : named.group());
        }));
    }
}
