package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.RowDifference.Cell;
import dev.rehearsal.journal.RowDifference.Kind;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** From a table that differs to the rows and columns that make it differ. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DrillDownIT {
    private static final int ROWS = 60_000;
    private static final String NUMBERED =
            "create table drill.numbered (id bigint primary key, one text, two text, padding text);"
                    + " insert into drill.numbered select i, 'one ' || i, 'two ' || i, repeat('x', 150)"
                    + " from generate_series(1, %d) i; analyze drill.numbered".formatted(ROWS);
    private static final String NAMED = "create table drill.named (name text primary key, one text);"
            + " insert into drill.named select 'name ' || i, 'one ' || i from generate_series(1, %d) i; analyze drill.named"
                    .formatted(ROWS);
    private static final String PAIRED =
            "create table drill.paired (day date, place int, one text, primary key (day, place));"
                    + " insert into drill.paired select date '2024-01-01' + i %% 3, i, 'one' from generate_series(1, %d) i"
                            .formatted(ROWS);
    private static final String BARE = "create table drill.bare (one int, two text);"
            + " insert into drill.bare select i %% 1000, 'two' from generate_series(1, %d) i; analyze drill.bare"
                    .formatted(ROWS);

    private static Twinned servers;

    @BeforeAll
    static void open() throws InterruptedException {
        servers = Twinned.open("15", "17");
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @BeforeEach
    void begin_with_nothing() {
        servers.onBoth("drop schema if exists drill cascade", "create schema drill");
    }

    @Test
    void rows_deleted_changed_and_added_are_found_one_by_one_among_many() {
        servers.onBoth(NUMBERED);
        servers.onGreen(
                "delete from drill.numbered where id = 7",
                "update drill.numbered set two = 'other' where id in (30000, 59999)",
                "insert into drill.numbered values (0, 'new', null, null), (99999999, 'new', null, null)");

        DataParity parity = compare("drill.numbered");
        TableParity table = Twinned.table(parity, "drill.numbered");

        assertThat(table.chunks()).isGreaterThan(1);
        assertThat(table.differing()).isEqualTo(5);
        assertThat(table.blueRows()).isEqualTo(ROWS);
        assertThat(table.greenRows()).isEqualTo(ROWS + 1);
        assertThat(table.sample())
                .containsExactlyInAnyOrder(
                        new RowDifference(Kind.ONLY_ON_BLUE, "id=7", List.of()),
                        new RowDifference(Kind.CHANGED, "id=30000", List.of(new Cell("two", "two 30000", "other"))),
                        new RowDifference(Kind.CHANGED, "id=59999", List.of(new Cell("two", "two 59999", "other"))),
                        new RowDifference(Kind.ONLY_ON_GREEN, "id=0", List.of()),
                        new RowDifference(Kind.ONLY_ON_GREEN, "id=99999999", List.of()));
        assertThat(parity.findings())
                .extracting(Finding::code, Finding::verdict, Finding::where)
                .containsExactly(tuple(FindingCode.ROWS_DIFFER, Verdict.FAILED, "drill.numbered"));
        assertThat(parity.findings().get(0).found())
                .startsWith("5 rows that differ: 1 on blue only, 2 on green only, 2 changed");
    }

    @Test
    void every_row_that_differs_is_counted_and_a_few_are_shown() {
        servers.onBoth(
                "create table drill.numbered (id bigint primary key, one text)",
                "insert into drill.numbered select i, 'paid' from generate_series(1, 225000) i",
                "insert into drill.numbered select i, 'sent' from generate_series(225001, 230000) i",
                "analyze drill.numbered");
        servers.onGreen("update drill.numbered set one = 'void' where one = 'paid'");

        TableParity table = Twinned.table(
                servers.exact(ComparisonOptions.usual().tables("drill.numbered"::equals)), "drill.numbered");

        assertThat(table.differing()).isEqualTo(225_000);
        assertThat(table.sample())
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.cells()).containsExactly(new Cell("one", "paid", "void")));
    }

    @Test
    void values_that_two_columns_swapped_are_found() {
        servers.onBoth(
                "create table drill.numbered (id bigint primary key, one text, two text)",
                "insert into drill.numbered select i, 'one ' || i, 'two ' || i from generate_series(1, 100) i");
        servers.onGreen("update drill.numbered set one = two, two = one where id = 44");

        TableParity table = Twinned.table(compare("drill.numbered"), "drill.numbered");

        assertThat(table.sample())
                .containsExactly(new RowDifference(
                        Kind.CHANGED,
                        "id=44",
                        List.of(new Cell("one", "one 44", "two 44"), new Cell("two", "two 44", "one 44"))));
    }

    @Test
    void rows_are_found_by_text_and_by_keys_of_several_columns() {
        servers.onBoth(NAMED, PAIRED);
        servers.onGreen(
                "delete from drill.named where name = 'name 1'",
                "update drill.named set name = 'Name 2' where name = 'name 2'",
                "update drill.paired set one = null where place = 50000");

        DataParity parity = compare("drill.named", "drill.paired");

        assertThat(Twinned.table(parity, "drill.named").sample())
                .extracting(row -> row.kind() + " " + row.key())
                .containsExactlyInAnyOrder(
                        "ONLY_ON_BLUE name=name 1", "ONLY_ON_BLUE name=name 2", "ONLY_ON_GREEN name=Name 2");
        assertThat(Twinned.table(parity, "drill.paired").sample())
                .containsExactly(new RowDifference(
                        Kind.CHANGED, "day=2024-01-03, place=50000", List.of(new Cell("one", "one", "NULL"))));
    }

    @Test
    void rows_without_a_key_are_counted() {
        servers.onBoth(BARE);
        servers.onGreen(
                "insert into drill.bare values (5, 'two'), (5, 'two'), (5000, 'new')",
                "delete from drill.bare where ctid in (select ctid from drill.bare where one = 6 limit 3)");

        TableParity table = Twinned.table(compare("drill.bare"), "drill.bare");

        assertThat(table.differing()).isEqualTo(6);
        assertThat(table.sample())
                .containsExactlyInAnyOrder(
                        new RowDifference(Kind.ONLY_ON_GREEN, "5, two", List.of()),
                        new RowDifference(Kind.ONLY_ON_GREEN, "5000, new", List.of()),
                        new RowDifference(Kind.ONLY_ON_BLUE, "6, two", List.of()));
    }

    @Test
    void a_table_that_may_not_be_read_leaves_the_verdict_unknown_and_the_others_known() {
        servers.onBoth("create table drill.bare (one int)", "create table drill.named (one int)");
        try (Sql sql = servers.green()) {
            sql.execute("create role keeper");
            sql.execute("grant keeper to operator");
            sql.execute("grant usage, create on schema drill to keeper");
            sql.execute("alter table drill.bare owner to keeper");
            sql.execute("revoke keeper from operator");
        }

        DataParity parity = compare("drill.bare", "drill.named");

        assertThat(parity.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(parity.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo("drill.bare");
            assertThat(finding.found()).contains("permission denied");
        });
        assertThat(parity.tables()).extracting(TableParity::table).containsExactly("drill.named");
    }

    private static DataParity compare(String... tables) {
        // So short a time that a table of this size is several pieces.
        return servers.exact(ComparisonOptions.usual()
                .workers(2)
                .chunkTarget(Duration.ofMillis(20))
                .samples(100)
                .tables(List.of(tables)::contains));
    }
}
