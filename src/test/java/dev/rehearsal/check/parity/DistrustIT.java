package dev.rehearsal.check.parity;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A comparison that cannot be relied on says so. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DistrustIT {
    private static Twinned servers;

    @BeforeAll
    static void open() throws InterruptedException {
        servers = Twinned.open("15", "17");
        servers.onBoth("create table public.plain (id int primary key, one text)");
        servers.onGreen("create database latin encoding 'LATIN1' locale 'C' template template0");
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @Test
    void a_comparison_that_overlooks_what_was_planted_is_unknown() {
        for (Optional<String> snapshot : List.of(Optional.<String>empty(), Optional.of("any"))) {
            DataParity parity = DataComparison.compare(
                    BlindRows.dialect(),
                    new BlueAndGreen<>(new Side(servers::blue, snapshot), new Side(servers::green, snapshot)),
                    ComparisonOptions.usual().tables("public.plain"::equals),
                    Journal.inMemory(),
                    Twinned.SOON);

            assertThat(parity.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(parity.findings())
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.PLANTED_DIFFERENCE_MISSED, FindingCode.PLANTED_DIFFERENCE_MISSED);
            assertThat(parity.findings().get(0).found()).isEqualTo("0 rows that differ, of these {}");
        }
    }

    @Test
    void texts_in_different_encodings_are_hashed_in_one_that_both_know() {
        String create = "create table public.words (id int primary key, word text, number numeric)";
        String fill =
                "insert into public.words values (1, 'Größe', 1), (2, 'café', 2), (3, null, 3), (4, 'plain', null)";
        servers.onBlue(create, fill);
        try (Sql latin = latin()) {
            latin.execute(create);
            latin.execute(fill);
        }
        ComparisonOptions words = ComparisonOptions.usual().tables("public.words"::equals);

        DataParity same = DataComparison.live(
                new PostgresDialect(), servers::blue, DistrustIT::latin, words, Journal.inMemory(), Twinned.SOON);

        assertThat(same.hash()).isEqualTo("SHA_256");
        assertThat(same.findings()).isEmpty();

        try (Sql latin = latin()) {
            latin.execute("update public.words set word = 'cafe' where id = 2");
        }
        DataParity other = DataComparison.live(
                new PostgresDialect(),
                servers::blue,
                DistrustIT::latin,
                words.settleWithin(Duration.ofMillis(100)),
                Journal.inMemory(),
                Twinned.SOON);

        assertThat(Twinned.table(other, "public.words").sample())
                .extracting(RowDifference::key)
                .containsExactly("id=2");
    }

    @Test
    void sums_that_differ_without_a_row_that_does_are_unknown() {
        servers.onBoth("create table public.lost (id int primary key)");
        servers.onBlue("insert into public.lost values (1)");

        for (Optional<String> snapshot : List.of(Optional.<String>empty(), Optional.of("any"))) {
            DataParity parity = DataComparison.compare(
                    ForgetfulRows.dialect(),
                    new BlueAndGreen<>(new Side(servers::blue, snapshot), new Side(servers::green, snapshot)),
                    ComparisonOptions.usual().tables("public.lost"::equals),
                    Journal.inMemory(),
                    Twinned.SOON);

            assertThat(parity.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(parity.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.where()).isEqualTo("public.lost");
                assertThat(finding.found()).isEqualTo("none, though the pieces' sums differ");
            });
        }
    }

    @Test
    void a_connection_lost_for_good_before_any_table_is_compared_leaves_everything_unknown() {
        AtomicInteger opened = new AtomicInteger();
        Supplier<Sql> once = () -> {
            if (opened.getAndIncrement() > 0) {
                throw new SqlFailedException("connect to green", new SQLException("refused", "08001"));
            }
            return servers.green();
        };

        DataParity parity = DataComparison.compare(
                new AlteredRows((twins, green) -> {
                    long connection = green.number("select pg_backend_pid()");
                    servers.onGreen("select pg_terminate_backend(%d)".formatted(connection));
                    return twins;
                }),
                new BlueAndGreen<>(new Side(servers::blue, Optional.empty()), new Side(once, Optional.empty())),
                ComparisonOptions.usual(),
                Journal.inMemory(),
                Twinned.SOON);

        assertThat(parity.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(parity.tables()).isEmpty();
    }

    @Test
    void structure_of_a_server_that_cannot_be_asked_or_is_asked_twice_is_unknown() {
        Credentials nobody = new Credentials("nobody", "none");

        assertThat(structure(() -> servers.account().sql("green", nobody)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(structure(servers::blue).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.found()).contains("one and the same database"));
    }

    private static Judgement structure(Supplier<Sql> green) {
        return SchemaParity.judge(new PostgresDialect(), servers::blue, green, Journal.inMemory());
    }

    @Test
    void a_snapshot_that_is_gone_leaves_everything_unknown() {
        DataParity parity = DataComparison.exact(
                new PostgresDialect(),
                new Side(servers::blue, Optional.of("00000003-0000001B-1")),
                new Side(servers::green, Optional.of("00000003-0000001B-1")),
                ComparisonOptions.usual(),
                Journal.inMemory(),
                Twinned.SOON);

        assertThat(parity.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(parity.tables()).isEmpty();
    }

    private static Sql latin() {
        return servers.account()
                .connector()
                .openAlone(
                        new Address(servers.account().endpoint("green"), "latin"),
                        servers.account().operator());
    }
}
