package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.RowValues;
import dev.rehearsal.database.rows.RowValues.Value;
import dev.rehearsal.database.rows.TwinTable;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.RowDifference.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads rows that differ, value by value, for people to see what is the matter. */
record Samples(TwinTable table, Pair pair) {
    List<RowDifference> of(List<Difference> differences) {
        if (differences.isEmpty()) {
            return List.of();
        }
        List<List<String>> keys = differences.stream().map(Difference::key).toList();
        BlueAndGreen<Map<List<String>, RowValues>> rows = pair.both(
                table,
                reader -> reader.values(keys).stream()
                        .collect(Collectors.toMap(RowValues::key, Function.identity(), (one, twin) -> one)));
        return differences.stream().map(each -> sample(each, rows)).toList();
    }

    private RowDifference sample(Difference difference, BlueAndGreen<Map<List<String>, RowValues>> rows) {
        Optional<RowValues> blue = Optional.ofNullable(rows.blue().get(difference.key()));
        Optional<RowValues> green = Optional.ofNullable(rows.green().get(difference.key()));
        boolean isKeyed = !table.key().isEmpty();
        String key = isKeyed
                ? key(difference)
                : blue.or(() -> green).map(row -> row.values().get(0).shown()).orElse("a row that is gone by now");
        List<Cell> cells = isKeyed && blue.isPresent() && green.isPresent()
                ? cells(blue.get().values(), green.get().values())
                : List.of();
        return new RowDifference(difference.kind(isKeyed), key, cells);
    }

    private String key(Difference difference) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            parts.add(table.key().get(i) + "=" + difference.key().get(i));
        }
        return String.join(", ", parts);
    }

    private List<Cell> cells(List<Value> blue, List<Value> green) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!blue.get(i).digest().equals(green.get(i).digest())) {
                cells.add(cell(table.columns().get(i), blue.get(i), green.get(i)));
            }
        }
        return cells;
    }

    private static Cell cell(String column, Value blue, Value green) {
        return blue.shown().equals(green.shown())
                ? new Cell(column, told(blue), told(green))
                : new Cell(column, blue.shown(), green.shown());
    }

    /** Where values differ in what is not shown. */
    private static String told(Value value) {
        return "%s [hash %s]".formatted(value.shown(), value.digest());
    }
}
