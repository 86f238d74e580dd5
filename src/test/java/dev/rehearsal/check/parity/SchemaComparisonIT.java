package dev.rehearsal.check.parity;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.localrds.TestAccount;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The estate on the oldest and on the newest release. What is done to green is rolled back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemaComparisonIT {
    private final TestAccount account = TestAccount.open();

    @BeforeAll
    void open() throws InterruptedException {
        account.create("blue", "14");
        account.create("green", "18");
        for (String role : List.of("blue", "green")) {
            try (Sql sql = account.sql(role)) {
                new Estate(new PostgresDialect()).create(sql, account.application(), 100, 7);
                Beside.STRUCTURE.forEach(sql::execute);
                sql.execute(Beside.DUMPED.getOrDefault(role, ""));
                sql.execute("analyze");
            }
        }
    }

    @AfterAll
    void close() {
        account.close();
    }

    @Test
    void the_same_structure_has_no_difference_that_the_releases_do_not_account_for() {
        SchemaComparison comparison = withGreen();

        assertThat(comparison.unexplained()).isEmpty();
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.things()).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            materialized view | public.daily_turnover   | it is spelt otherwise, and means the same
            extension         | citext                  | green has the newest version
            setting           | hash_mem_multiplier     | it is the release's own default
            setting           | transaction_timeout     | it is the release's own default
            grant             | schema public to public | from release 15 on, nobody but the database's owner
            constraint        | public.letters: letters_kind_check | it is spelt otherwise, and means the same
            grant             | table public.ceded to application | release 17 brought the privilege MAINTAIN
            """)
    void what_only_the_releases_differ_in_is_known_as_such(String kind, String object, String reason) {
        assertThat(withGreen().differences())
                .filteredOn(difference ->
                        difference.kind().equals(kind) && difference.object().equals(object))
                .singleElement()
                .satisfies(difference -> assertThat(difference.reason()).startsWith(reason));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/parity/schema-differences.csv", delimiter = '|', quoteCharacter = '`')
    void a_real_difference_is_found(String change, String where) {
        List<Finding> findings = withGreen(change).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.where().equals(where))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(FindingCode.SCHEMA_DIFFERS);
                    assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
                    assertThat(finding.found()).isNotEqualTo(finding.expected());
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SETTING_DIFFERS    | alter database shop set work_mem = '8MB'          | setting of the database work_mem
            COLLATION_DIFFERS  | drop collation public.german; create collation public.german (provider = icu, locale = 'de', version = '1') | collation version public.german
            STATISTICS_MISSING | create table public.late as select 1 as one       | statistics public.late
            VIEW_NOT_REFRESHED | refresh materialized view public.daily_turnover with no data | rows of a materialized view public.daily_turnover
            VIEW_NOT_REFRESHED | update public.orders set quantity = quantity + 1  | age of a materialized view public.daily_turnover
            VIEW_NOT_REFRESHED | truncate public.orders cascade; refresh materialized view public.daily_turnover | rows of a materialized view public.daily_turnover
            """)
    void what_is_no_structure_has_a_code_of_its_own(FindingCode code, String change, String where) {
        assertThat(withGreen(change).findings())
                .filteredOn(finding -> finding.where().equals(where))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(code));
    }

    @Test
    void a_view_that_was_never_filled_and_finds_no_rows_is_the_same_however_it_was_refreshed() {
        assertThat(withGreen("refresh materialized view public.unfilled").unexplained())
                .isEmpty();

        assertThat(withGreen(
                                "refresh materialized view public.unfilled",
                                "insert into public.ceded values (1, 1)",
                                "analyze public.ceded")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.where()).isEqualTo("rows of a materialized view public.unfilled");
                    assertThat(finding.expected()).isEqualTo("never refreshed, as on blue");
                    assertThat(finding.found()).isEqualTo("refreshed, empty");
                });
    }

    @Test
    void an_index_that_could_not_be_finished_is_found() {
        String where = "index public.ceded_one";
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green")) {
            blue.execute("create unique index ceded_one on public.ceded (one)");
            green.execute("insert into public.ceded values (1, 1), (1, 2)");
            assertThatThrownBy(() -> green.execute("create unique index concurrently ceded_one on public.ceded (one)"))
                    .isInstanceOf(SqlFailedException.class);

            List<Finding> findings = withGreen().findings();

            blue.execute("drop index public.ceded_one");
            green.execute("drop index public.ceded_one");
            green.execute("truncate public.ceded");
            assertThat(findings)
                    .filteredOn(finding -> finding.where().equals(where))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.found()).contains(", invalid"));
        }
    }

    @Test
    void a_setting_that_differs_is_found() {
        try (Sql green = account.sql("green")) {
            green.execute("alter role operator set random_page_cost = 2");
            List<Finding> findings = withGreen().findings();
            green.execute("alter role operator reset random_page_cost");

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.SETTING_DIFFERS);
                assertThat(finding.where()).isEqualTo("setting random_page_cost");
                assertThat(finding.expected()).isEqualTo("4, the default, as on blue");
                assertThat(finding.found()).isEqualTo("2");
            });
        }
    }

    @Test
    void what_the_reader_may_not_read_leaves_the_verdict_unknown() {
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green", account.application())) {
            assertThat(SchemaComparison.of(new PostgresDialect().structures(), blue, green)
                            .findings())
                    .anySatisfy(finding -> {
                        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
                        assertThat(finding.where()).isEqualTo("large objects");
                        assertThat(finding.found()).contains("permission denied");
                    });
        }
    }

    @Test
    void a_password_in_a_definition_is_not_shown() {
        String function = "create function public.far() returns text language sql as $$ select 'password=geheim' $$";

        assertThat(withGreen(function).unexplained())
                .extracting(SchemaDifference::green)
                .noneMatch(text -> text.contains("geheim"))
                .anyMatch(text -> text.contains("password=***"));
    }

    @Test
    void every_difference_is_written_down_and_those_of_releases_are_no_finding() {
        Journal journal = Journal.inMemory();

        Judgement judgement = SchemaParity.judge(
                new PostgresDialect(), () -> account.sql("blue"), () -> account.sql("green"), journal);

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.figures()).containsEntry("differing", "0");
        assertThat(journal.events())
                .hasSize(Integer.parseInt(judgement.figures().getOrDefault("explained", "0")))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(
                                ((Event.SchemaDiffered) event).difference().explained())
                        .isTrue());
    }

    private SchemaComparison withGreen(String... changes) {
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green")) {
            green.execute("begin");
            List.of(changes).forEach(green::execute);
            SchemaComparison comparison = SchemaComparison.of(new PostgresDialect().structures(), blue, green);
            green.execute("rollback");
            return comparison;
        }
    }
}
