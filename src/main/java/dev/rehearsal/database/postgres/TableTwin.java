package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.TwinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of both servers, spelled alike on both.
 *
 * @param here where to read it from on blue, and {@code there} on green
 * @param ranged the leading key column, where ranges of it are worth reading
 */
record TableTwin(
        String name,
        String here,
        String there,
        List<Column> all,
        List<Column> keyColumns,
        Optional<Column> ranged,
        long rows,
        long bytes,
        RowHash hash)
        implements TwinTable {

    /** The table as both servers have it, with the same columns. */
    static TableTwin of(Table blue, Table green, RowHash hash) {
        List<Column> columns = new ArrayList<>();
        blue.columns().forEach(column -> green.column(column.name()).ifPresent(twin -> columns.add(column.with(twin))));
        List<Column> key = !blue.key().equals(green.key())
                ? List.of()
                : blue.key().stream()
                        .flatMap(name ->
                                columns.stream().filter(column -> column.name().equals(name)))
                        .toList();
        Optional<Column> ranged = key.stream()
                .limit(1)
                .filter(lead -> lead.isSorted() && blue.isInOrder())
                .findFirst();
        return new TableTwin(
                blue.name(),
                blue.rowsOfItsOwn(),
                green.rowsOfItsOwn(),
                columns,
                key,
                ranged,
                blue.rows(),
                blue.bytes(),
                hash);
    }

    @Override
    public List<String> columns() {
        return names(all);
    }

    @Override
    public List<String> key() {
        return names(keyColumns);
    }

    @Override
    public boolean isRanged() {
        return ranged.isPresent();
    }

    @Override
    public String shape() {
        return "%s of %s by %s in ranges of %s"
                .formatted(hash, all, key(), ranged.map(Column::name).orElse("nothing"));
    }

    @Override
    public RowReader onBlue(Sql blue) {
        return reader(blue, here);
    }

    @Override
    public RowReader onGreen(Sql green) {
        return reader(green, there);
    }

    private RowReader reader(Sql sql, String source) {
        return keyColumns.isEmpty() ? new KeylessReader(sql, source, all, hash) : new KeyedReader(sql, source, this);
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
