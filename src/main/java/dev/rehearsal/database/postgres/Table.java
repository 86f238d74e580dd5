package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table as an application sees it: a partitioned one once, and none of its partitions.
 *
 * @param name qualified and quoted
 * @param isPartitioned whether its rows are in other tables
 * @param rows about how many, as far as statistics tell
 * @param bytes on disk, without indexes
 * @param isInOrder whether rows whose keys are neighbours are neighbours on disk, as far as statistics tell
 * @param columns in the order of their names
 * @param key columns of the primary key, quoted where needed
 */
record Table(
        String name,
        boolean isPartitioned,
        long rows,
        long bytes,
        boolean isInOrder,
        List<Column> columns,
        List<String> key) {
    /** A row apart from its neighbours costs a page of its own; below this, reading in ranges is no longer cheaper. */
    private static final String IN_ORDER = "abs(s.correlation) > 0.3";

    /** What a table's rows are stored in. */
    private static final String STORED = """
            (select s.oid, s.reltuples from pg_class s where s.oid = c.oid and c.relkind = 'r' union all
             select s.oid, s.reltuples from pg_class s join pg_partition_tree(c.oid) p on p.relid = s.oid and p.isleaf
             where c.relkind = 'p')""";

    private static final String TABLES =
            """
            select format('%%I.%%I', n.nspname, c.relname), c.relkind = 'p',
                   (select sum(greatest(l.reltuples, 0))::bigint from {stored} as l),
                   (select sum(pg_table_size(l.oid))::bigint from {stored} as l),
                   coalesce((select %s from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname
                             and not s.inherited and s.attname = (select a.attname from pg_index i
                                 join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                                 where i.indrelid = c.oid and i.indisprimary)), true),
                   array(select quote_ident(a.attname) from pg_index i
                         cross join unnest(i.indkey::smallint[]) with ordinality as part(number, place)
                         join pg_attribute a on a.attrelid = c.oid and a.attnum = part.number
                         where i.indrelid = c.oid and i.indisprimary and i.indisvalid and part.place <= i.indnkeyatts
                         order by part.place)
            """.formatted(IN_ORDER).replace("{stored}", STORED) + UserTables.FROM_USERS + UserTables.WHOLE;

    private static final String COLUMNS = """
            with recursive beneath as (
                select oid as type, oid as base from pg_type
                union all
                select b.type, t.typbasetype from beneath b join pg_type t on t.oid = b.base where t.typtype = 'd')
            select users.name, quote_ident(a.attname), format_type(b.base, null), not a.attnotnull
            from (select c.oid, format('%I.%I', n.nspname, c.relname) as name
            """ + UserTables.FROM_USERS + UserTables.WHOLE + """
            ) as users
            join pg_attribute a on a.attrelid = users.oid and a.attnum > 0 and not a.attisdropped
            join beneath b on b.type = a.atttypid
            join pg_type t on t.oid = b.base and t.typtype <> 'd'
            order by 1, a.attname collate "C"
            """;

    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Every table with an application's data, by name. */
    static Map<String, Table> all(Sql server) {
        Map<String, List<Column>> columns = new TreeMap<>();
        server.list(
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4))));
        Map<String, Table> tables = new TreeMap<>();
        server.list(TABLES, row -> of(row, columns)).forEach(table -> tables.put(table.name, table));
        return tables;
    }

    private static Table of(ResultSet row, Map<String, List<Column>> columns) throws SQLException {
        return new Table(
                row.getString(1),
                row.getBoolean(2),
                row.getLong(3),
                row.getLong(4),
                row.getBoolean(5),
                columns.getOrDefault(row.getString(1), List.of()),
                List.of((String[]) row.getArray(6).getArray()));
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** For a {@code from}: a table that others inherit from without their rows. */
    String rowsOfItsOwn() {
        return isPartitioned ? name : "only " + name;
    }
}
