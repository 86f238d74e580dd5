package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/**
 * A table as an application sees it: a partitioned one once, and none of its partitions.
 *
 * @param name qualified and quoted
 * @param columns in the order of their names
 */
public record Table(String name, boolean isPartitioned, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
    }

    /** Every table with an application's data. */
    public static List<Table> all(Sql server) {
        return UserTables.whole(server).stream()
                .map(name -> new Table(name, UserTables.isPartitioned(server, name), Column.of(server, name)))
                .toList();
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** For a {@code from}: a table that others inherit from without their rows. */
    String rowsOfItsOwn() {
        return isPartitioned ? name : "only " + name;
    }
}
