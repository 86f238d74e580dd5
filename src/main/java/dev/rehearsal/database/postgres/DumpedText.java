package dev.rehearsal.database.postgres;

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
    private static final Pattern NAMED_BY_TYPE = Pattern.compile("(::[a-z][\\w ]*(?:\\[\\])?) AS \\w+");

    static DumpedText of(String text) {
        String each = CAST_AS_A_WHOLE
                .matcher(text)
                .replaceAll(array -> Matcher.quoteReplacement(
                        "ARRAY[" + LITERAL.matcher(array.group(1)).replaceAll("($0)::text") + "]"));
        return new DumpedText(NAMED_BY_TYPE.matcher(each).replaceAll("$1"));
    }
}
