package dev.rehearsal.database.postgres;

import dev.rehearsal.database.rows.RowValues.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Values of rows in SQL, as people read them: shortened by the server, so that no long value travels. */
record ShownSql(List<Column> columns, RowHash hash) {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_ROW = 200;
    /** Tells values apart that look alike when shortened, and null from a text of that name. */
    private static final String SHOWN = "case when length({}) > %1$d"
            .concat(" then left({}, %1$d) || '... (' || length({}) || ' characters)' else {} end")
            .formatted(LONGEST_VALUE);

    /** Two columns: what to compare, and what to show. */
    String values() {
        return "%s, %s".formatted(array(hash.of("{}") + "::text"), array(SHOWN));
    }

    /** The whole row as one text. */
    String row() {
        return "left(array_to_string(%s, ', ', 'NULL'), %d)".formatted(array(SHOWN), LONGEST_ROW);
    }

    private String array(String each) {
        return columns.stream()
                .map(column -> each.replace("{}", column.name() + "::text"))
                .collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    static List<Value> values(ResultSet row, int from) throws SQLException {
        String[] digests = (String[]) row.getArray(from).getArray();
        String[] shown = (String[]) row.getArray(from + 1).getArray();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < digests.length; i++) {
            values.add(new Value(String.valueOf(digests[i]), shown[i] == null ? "NULL" : shown[i]));
        }
        return values;
    }
}
