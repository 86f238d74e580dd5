package dev.rehearsal.check.parity;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.RowDifference.Cell;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that comparisons are known to overlook, or to see where nothing is, from the oldest version to the newest. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrapIT {
    private static Twinned servers;

    @BeforeAll
    static void open() throws InterruptedException {
        servers = Twinned.open("14", "18");
        for (Sql sql : List.of(servers.blue(), servers.green())) {
            try (sql) {
                new Estate(new PostgresDialect()).create(sql, servers.account().application(), 1000, 7);
                Traps.STRUCTURE.forEach(sql::execute);
                // What a server stamps by its own clock and address is not the same on two of them.
                Estate.ledger()
                        .traces()
                        .forEach(trace -> sql.execute("update %s set %s = null, %s = null"
                                .formatted(trace.table(), trace.at(), trace.server())));
            }
        }
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @Test
    @Order(1)
    void the_whole_estate_is_the_same_on_the_oldest_and_the_newest_version() {
        DataParity parity = servers.exact();

        assertThat(parity.findings()).isEmpty();
        assertThat(parity.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(Twinned.table(parity, "public.specimens").blueRows()).isEqualTo(998);
        assertThat(parity.hash()).isEqualTo("BUILT_IN");
    }

    @Test
    void values_that_are_the_same_though_written_otherwise_are_the_same() {
        for (int i = 0; i < Traps.SAME.size(); i++) {
            Traps.Pair same = Traps.SAME.get(i);
            servers.onBlue(same.insert("odd.same", i, same.blue()));
            servers.onGreen(same.insert("odd.same", i, same.green()));
        }

        DataParity parity = servers.exact(of("odd.same"));

        assertThat(Twinned.table(parity, "odd.same").sample()).isEmpty();
        assertThat(parity.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void each_change_is_found_in_its_column() {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < Traps.DIFFERENT.size(); i++) {
            Traps.Pair different = Traps.DIFFERENT.get(i);
            servers.onBlue(different.insert("odd.different", i, different.blue()));
            servers.onGreen(different.insert("odd.different", i, different.green()));
            expected.put("id=" + i, different.column());
        }

        TableParity table = Twinned.table(servers.exact(of("odd.different")), "odd.different");

        assertThat(changes(table)).isEqualTo(expected);
        assertThat(table.differing()).isEqualTo(Traps.DIFFERENT.size());
    }

    /** One row for each column, in which just this column is changed to what the first row holds. */
    @Test
    @Order(Order.DEFAULT + 1)
    void one_value_changed_in_each_column_type_of_the_estate_is_found() {
        Map<String, String> expected = new TreeMap<>();
        try (Sql green = servers.green()) {
            List<String> columns = new ArrayList<>(green.texts(
                    "select quote_ident(attname) from pg_attribute where attrelid = 'public.specimens'::regclass"
                            + " and attnum > 1 order by attnum"));
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                String value = column.equals("an_xml")
                        ? "'<a/>'"
                        : "(select %s from public.specimens where id = 1)".formatted(column);
                green.execute("update public.specimens set %s = %s where id = %d".formatted(column, value, 500 + i));
                expected.put("id=" + (500 + i), column);
            }
        }

        TableParity table = Twinned.table(servers.exact(of("public.specimens")), "public.specimens");

        assertThat(changes(table)).isEqualTo(expected);
    }

    private static ComparisonOptions of(String table) {
        return ComparisonOptions.usual().samples(1000).tables(table::equals);
    }

    private static Map<String, String> changes(TableParity table) {
        Map<String, String> changes = new TreeMap<>();
        for (RowDifference row : table.sample()) {
            assertThat(row.kind()).isEqualTo(RowDifference.Kind.CHANGED);
            changes.put(
                    row.key(),
                    String.join(", ", row.cells().stream().map(Cell::column).toList()));
        }
        return changes;
    }
}
