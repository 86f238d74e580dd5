package dev.rehearsal.runner;

import dev.rehearsal.environment.Disk;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.report.Report;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A disk that fills up while the runbook runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiskFullIT {
    private static final Disk DISK = new Disk("the disk", () -> 0);

    private Interruption interrupting = new Interruption();

    @Test
    void a_disk_that_fills_up_while_traffic_is_held_gives_it_back_and_nothing_is_known() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        var result = new TestRehearsal("disk-full")
                .interruptedBy(interruption -> interrupting = interruption)
                .before("fence", new Sabotage("a disk fills up", context -> {
                    new DiskWatch(List.of(DISK), interrupting).start();
                    never.await();
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.UNKNOWN)
                .hasFound(FindingCode.DISK_FULL)
                .hasNoLostWrites();
        Instant given = result.events().stream()
                .filter(Event.WindowClosed.class::isInstance)
                .map(Event::at)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(answeredSince(given, result)).isPositive();
        assertThat(Report.write(result.folder())).isNotEmptyFile();
    }

    private static long answeredSince(Instant given, TestRehearsal.Result result) throws Exception {
        AtomicLong answered = new AtomicLong();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, given);
        try (var log = RequestLog.read(new LoadFolder(result.folder().path()).requests())) {
            log.forEach(request -> {
                if (request.begun() > micros && request.status() == Status.OK) {
                    answered.incrementAndGet();
                }
            });
        }
        return answered.get();
    }
}
