package dev.rehearsal.check;

import dev.rehearsal.check.availability.Availability;
import dev.rehearsal.check.availability.Terms;
import dev.rehearsal.check.availability.Window;
import dev.rehearsal.check.ledger.LastLook;
import dev.rehearsal.check.ledger.Ledger;
import dev.rehearsal.check.switchover.Switchover;
import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.report.Report;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.RateLog;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Schedule;
import dev.rehearsal.requests.Status;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How long ten million requests take to judge and to report, and in how much memory: {@code mvn -Pfigures test}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JudgementFigures {
    private static final int REQUESTS = 10_000_000;
    private static final double RATE = 400;
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration LASTING = Duration.ofMillis(Math.round(REQUESTS / RATE * 1000));
    private static final Duration MIDDLE = LASTING.dividedBy(2);

    @TempDir
    private Path folder;

    @Test
    void ten_million_requests_are_judged_and_reported() throws Exception {
        write();
        FakeJournal journal = new FakeJournal(START).started().switchover(MIDDLE, MIDDLE.plusMillis(60));
        Path requests = folder.resolve(RequestLog.NAME);

        long begun = System.nanoTime();
        Judgement availability = Availability.judge(folder, terms(journal));
        Judgement switchover = Switchover.judge(
                WindowKind.SWITCHOVER,
                journal.events(),
                requests,
                Duration.ofSeconds(1),
                TimeJudge.OF_A_MACHINE_WITH_ENOUGH);
        long judged = System.nanoTime();
        Judgement ledger = ledger(requests);
        long settled = System.nanoTime();
        journal.judged(availability, LASTING)
                .judged(switchover, LASTING)
                .judged(ledger, LASTING)
                .ended(LASTING, Verdict.PASSED)
                .write(folder.resolve("journal.jsonl"));
        Path page = Report.write(new RehearsalFolder(folder));
        long reported = System.nanoTime();

        System.out.printf(
                "%,d requests: availability and switchover judged in %d ms, ledger in %d ms, reported in %d ms, a page of %d KiB; heap at its peak %d MiB of %d MiB%n",
                REQUESTS,
                millis(begun, judged),
                millis(judged, settled),
                millis(settled, reported),
                Files.size(page) >> 10,
                peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(Files.size(page)).isLessThan(3_000_000);
        assertThat(availability.findings()).isEmpty();
        assertThat(switchover.findings()).isEmpty();
        assertThat(ledger.figures())
                .containsEntry("present", Integer.toString(REQUESTS))
                .containsEntry("lost", "0");
    }

    /** The server makes the traces up as it sends them, so that no ten million rows need be written. */
    private static Judgement ledger(Path requests) throws Exception {
        String traces = "(select id, now() as at, 'green' as server from generate_series(1, %d) as id) writes"
                .formatted(REQUESTS);
        Ledger ledger = new Ledger(
                new LedgerSource(List.of(new WriteTrace(traces, "id", "at", "server")), List.of()),
                new PostgresMarkers());
        try (TestAccount account = TestAccount.open()) {
            account.create("green", "17");
            LastLook blue = ledger.lookAt(() -> account.sql("green"), Optional.empty());
            return ledger.judge(requests, () -> account.sql("green"), Optional.empty(), blue, 0);
        }
    }

    private static Terms terms(FakeJournal journal) {
        return new Terms(
                FakeJournal.EXPECTED,
                Window.in(journal.events(), List.of(Optional.empty())),
                START,
                Optional.of(START.plus(LASTING)),
                TimeJudge.OF_A_MACHINE_WITH_ENOUGH);
    }

    private void write() {
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, START);
        long moved = start + MIDDLE.toNanos() / 1000;
        try (RequestLog log = RequestLog.create(folder.resolve(RequestLog.NAME));
                HiccupLog hiccups = HiccupLog.create(folder.resolve(HiccupLog.NAME));
                RateLog rates = RateLog.create(folder.resolve(RateLog.NAME))) {
            assertThat(hiccups).isNotNull();
            rates.append(new Schedule.Stage(1, start, RATE));
            for (int number = 1; number <= REQUESTS; number++) {
                long intended = start + Math.round((number - 1) * 1e6 / RATE);
                log.append(new Request(
                        number,
                        "kind-" + number % 8,
                        intended,
                        intended + 200,
                        intended + 3000 + number % 1000,
                        Status.OK,
                        1,
                        number,
                        intended < moved ? "blue" : "green",
                        ""));
            }
        }
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
