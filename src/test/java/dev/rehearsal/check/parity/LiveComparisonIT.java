package dev.rehearsal.check.parity;

import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two databases of which one follows the other while clients write. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveComparisonIT {
    private static final int ROWS = 60_000;
    private static final Duration SETTLED = Duration.ofMillis(600);

    private static final Duration LAG = Duration.ofMillis(50);

    private static Twinned servers;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws InterruptedException {
        servers = Twinned.open("15", "17");
        servers.onBoth(
                "create table public.busy (id bigint primary key, count int not null, padding text)",
                "create table public.bare (count int not null)",
                "insert into public.busy select i, 0, repeat('x', 150) from generate_series(1, %d) i".formatted(ROWS),
                "insert into public.bare select i from generate_series(1, 100) i",
                "analyze");
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @BeforeEach
    void make_both_alike() {
        servers.onBoth("update public.busy set count = 0 where count <> 0");
        servers.onBoth("delete from public.bare where count > 100");
    }

    @Test
    void what_green_has_not_got_yet_does_not_count() {
        try (LaggingWrites writes = LaggingWrites.begin(servers, LAG)) {
            DataParity parity = servers.live(quick());

            assertThat(writes.soFar()).isPositive();
            assertThat(parity.findings()).isEmpty();
            assertThat(parity.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(Twinned.table(parity, "public.busy").moment()).isEqualTo(ParityMoment.LIVE);
        }
    }

    @Test
    void a_difference_that_stays_is_found_among_those_that_pass() {
        servers.onGreen("update public.busy set count = -5 where id = 30000", "insert into public.bare values (101)");
        try (LaggingWrites writes = LaggingWrites.begin(servers, LAG)) {
            DataParity parity = servers.live(quick());

            assertThat(writes.soFar()).isPositive();
            assertThat(parity.findings())
                    .extracting(Finding::where)
                    .containsExactlyInAnyOrder("public.busy", "public.bare");
            assertThat(parity.verdict()).isEqualTo(Verdict.FAILED);
            TableParity table = Twinned.table(parity, "public.busy");
            assertThat(table.differing()).isEqualTo(1);
            assertThat(table.sample()).extracting(RowDifference::key).containsExactly("id=30000");
        }
    }

    @Test
    void what_green_gets_late_does_not_count_where_it_can_be_waited_for() {
        try (LaggingWrites writes = LaggingWrites.begin(servers, SETTLED.multipliedBy(3))) {
            DataParity parity = servers.live(quick().following(writes::awaitCaughtUp));

            assertThat(parity.findings()).noneMatch(finding -> finding.verdict() == Verdict.FAILED);
        }
    }

    @Test
    void more_differences_than_can_be_remembered_are_counted() {
        servers.onGreen("update public.busy set count = -1 where id <= 30000");

        DataParity parity = servers.live(quick());

        assertThat(Twinned.table(parity, "public.busy").differing()).isEqualTo(30_000);
    }

    @Test
    void an_interrupted_comparison_is_unknown_and_goes_on_where_it_was() {
        Path checkpoint = folder.resolve("parity.jsonl");
        AtomicInteger pieces = new AtomicInteger();
        Thread me = Thread.currentThread();

        DataParity first =
                servers.live(quick().workers(1).checkpoint(checkpoint).progress((table, rows, of) -> {
                    if (pieces.incrementAndGet() == 2) {
                        me.interrupt();
                    }
                }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(first.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(first.findings()).extracting(Finding::where).contains("public.busy");

        DataParity second = servers.live(quick().checkpoint(checkpoint));

        assertThat(second.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(second.earlier()).isPositive();
        assertThat(second.since()).isPresent();
        assertThat(second.addTo(new FigureTable()).figures()).containsKey("chunksReadEarlier");
        assertThat(Twinned.table(second, "public.busy").blueRows()).isEqualTo(ROWS);

        assertThat(servers.live(quick().checkpoint(checkpoint)).earlier()).isZero();
    }

    @Test
    void what_differed_before_an_interruption_is_read_again_after_it() {
        Path checkpoint = folder.resolve("parity.jsonl");
        servers.onGreen("update public.busy set count = -5 where id = 1");
        Deadline soon = Deadline.after(Duration.ofMillis(1));

        DataParity first = DataComparison.live(
                new PostgresDialect(),
                servers::blue,
                servers::green,
                quick().checkpoint(checkpoint),
                Journal.inMemory(),
                soon);
        DataParity second = servers.live(quick().checkpoint(checkpoint));

        assertThat(first.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(second.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(second.differing()).isEqualTo(1);
    }

    @Test
    void a_connection_that_is_lost_is_opened_again_and_its_piece_read_again() {
        AtomicInteger pieces = new AtomicInteger();

        DataParity parity = servers.live(quick().workers(1).progress((table, rows, of) -> {
            if (pieces.incrementAndGet() == 2) {
                servers.onGreen(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where pid <> pg_backend_pid() and application_name = 'rehearsal' and usename = current_user");
            }
        }));

        assertThat(parity.findings()).isEmpty();
        assertThat(Twinned.table(parity, "public.busy").blueRows()).isEqualTo(ROWS);
    }

    @Test
    void a_row_that_never_stays_the_same_leaves_the_verdict_unknown() {
        AtomicInteger number = new AtomicInteger();
        try (Restless green = new Restless(
                servers::green,
                () -> "update public.busy set count = -%d where id = 7".formatted(number.incrementAndGet()))) {
            DataParity parity = servers.live(quick());

            assertThat(green.written()).isPositive();
            assertThat(parity.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(Twinned.table(parity, "public.busy").partial()).isTrue();
            assertThat(parity.findings())
                    .singleElement()
                    .satisfies(
                            finding -> assertThat(finding.found()).isEqualTo("1 row that differs and kept changing"));
        }
    }

    @Test
    void each_table_is_in_the_journal() {
        Journal journal = Journal.inMemory();

        DataComparison.live(new PostgresDialect(), servers::blue, servers::green, quick(), journal, Twinned.SOON);

        assertThat(journal.events())
                .allSatisfy(event -> assertThat(event).isInstanceOf(Event.TableCompared.class))
                .hasSize(2);
    }

    private static ComparisonOptions quick() {
        return ComparisonOptions.usual().workers(2).settleWithin(SETTLED).chunkTarget(Duration.ofMillis(20));
    }
}
