package dev.rehearsal.database.postgres;

import dev.rehearsal.database.rows.Twins.Planted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows that differ on purpose. They are made up by the statement that reads them, so that they can be planted on a
 * server that takes no writes, by an operator without any right. Each but the first few is one way in which comparisons
 * of databases are known to have overlooked a change.
 */
final class PlantedRows {
    private static final String NULL = "null";

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "integer", false),
            new Column("whole", "bigint", true),
            new Column("exact", "numeric", true),
            new Column("approximate", "double precision", true),
            new Column("label", "text", true),
            new Column("note", "text", true),
            new Column("raw", "bytea", true),
            new Column("flag", "boolean", true),
            new Column("at", "timestamp with time zone", true),
            new Column("span", "interval", true),
            new Column("document", "jsonb", true),
            new Column("parts", "text[]", true));

    /** What every row holds where nothing else is said. */
    private static final List<String> USUAL = List.of(
            "7",
            "1.50",
            "0.1",
            "'open'",
            "'left'",
            "'\\x00ff'",
            "true",
            "'2024-02-29 12:00:00.123456+00'",
            "'1 mon 2 days'",
            "'{\"a\": 1.0}'",
            "'{x,NULL}'");

    private static final List<Change> CHANGES = List.of(
            new Change("whole", "7", "8"),
            // Whose halves, taken for one number, are the same.
            new Change("whole", "1", "4294967296"),
            // An even number of equal changes, which sums by exclusive or cannot see.
            new Change("label", "'paid'", "'void'"),
            new Change("label", "'paid'", "'void'"),
            new Change("label", "'a'", "'A'"),
            new Change("label", "'a'", "'a '"),
            new Change("label", "''", NULL),
            new Change("approximate", "0.1", "0.10000000000000002"),
            new Change("approximate", "0", "'-0'"),
            new Change("approximate", "'NaN'", NULL),
            new Change("approximate", "'Infinity'", "1.7976931348623157e308"),
            new Change("exact", "1.0", "1.00"),
            new Change("exact", "'NaN'", "0"),
            new Change("raw", "'\\x00'", "'\\x0000'"),
            new Change("flag", "false", NULL),
            new Change("at", "'2024-02-29 12:00:00.123456+00'", "'2024-02-29 12:00:00.123457+00'"),
            new Change("at", "'infinity'", "'-infinity'"),
            new Change("span", "'1 day'", "'24 hours'"),
            new Change("document", "'{\"a\": 1.0}'", "'{\"a\": 1.00}'"),
            new Change("parts", "'{x,NULL}'", "'{x,\"NULL\"}'"));

    /** What moves over the border between two columns: {@code ab|c} and {@code a|bc}, and the separator itself. */
    private static final List<Map<String, List<String>>> SHIFTS = List.of(
            Map.of("label", List.of("'ab'", "'a'"), "note", List.of("'c'", "'bc'")),
            Map.of("label", List.of("'a' || chr(31)", "'a'"), "note", List.of("'b'", "chr(31) || 'b'")));

    private PlantedRows() {}

    private record Change(String column, String blue, String green) {}

    static List<Planted> with(RowHash hash) {
        return List.of(keyed(hash), keyless(hash));
    }

    private static Planted keyed(RowHash hash) {
        List<String> blue = new ArrayList<>(List.of(row(1, Map.of()), row(2, Map.of())));
        List<String> green = new ArrayList<>(List.of(row(1, Map.of()), row(3, Map.of())));
        Map<String, String> changed = new LinkedHashMap<>();
        int id = 10;
        for (Change change : CHANGES) {
            blue.add(row(id, Map.of(change.column(), change.blue())));
            green.add(row(id, Map.of(change.column(), change.green())));
            changed.put("id=" + id++, change.column());
        }
        for (Map<String, List<String>> shift : SHIFTS) {
            blue.add(row(id, side(shift, 0)));
            green.add(row(id, side(shift, 1)));
            changed.put("id=" + id++, "label, note");
        }
        return new Planted(twin(blue, green, COLUMNS.subList(0, 1), hash), changed.size() + 2, changed);
    }

    /** As many rows, and of each sort at least one, but one sort is there twice here and the other there. */
    private static Planted keyless(RowHash hash) {
        String one = row(1, Map.of());
        String other = row(2, Map.of());
        return new Planted(twin(List.of(one, one, other), List.of(one, other, other), List.of(), hash), 2, Map.of());
    }

    private static Map<String, String> side(Map<String, List<String>> shift, int side) {
        return shift.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().get(side)));
    }

    private static String row(int id, Map<String, String> unusual) {
        List<String> values = new ArrayList<>(List.of(String.valueOf(id)));
        for (int i = 1; i < COLUMNS.size(); i++) {
            Column column = COLUMNS.get(i);
            String value = unusual.getOrDefault(column.name(), USUAL.get(i - 1));
            values.add("(%s)::%s".formatted(value, column.type()));
        }
        return values.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static TableTwin twin(List<String> blue, List<String> green, List<Column> key, RowHash hash) {
        return new TableTwin(
                key.isEmpty() ? "planted rows without a key" : "planted rows",
                relation(blue),
                relation(green),
                COLUMNS,
                key,
                key.stream().findFirst(),
                0,
                0,
                hash);
    }

    private static String relation(List<String> rows) {
        return "(values %s) as planted(%s)"
                .formatted(
                        String.join(", ", rows),
                        COLUMNS.stream().map(Column::name).collect(Collectors.joining(", ")));
    }
}
