package dev.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.check.availability.Availability;
import dev.rehearsal.check.availability.Terms;
import dev.rehearsal.check.availability.Window;
import dev.rehearsal.check.switchover.Switchover;
import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_page_says_the_verdict_the_sentence_and_what_was_imitated() throws Exception {
        rehearse();

        String page = Files.readString(Report.write(new RehearsalFolder(folder)));

        assertThat(page)
                .contains("PASSED")
                .contains("0 of 9,000 requests failed")
                .contains("Imitated: the RDS API")
                .contains("<svg")
                .contains("first write on green");
    }

    @Test
    void a_page_asks_nothing_of_a_network() throws Exception {
        rehearse();

        String page = Files.readString(Report.write(new RehearsalFolder(folder)));

        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("src=")
                .doesNotContain("@import");
    }

    @Test
    void the_same_is_written_for_programs() throws Exception {
        rehearse();

        Report.write(new RehearsalFolder(folder));

        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.path("verdict").asText()).isEqualTo("PASSED");
        assertThat(report.path("checks")
                        .path("availability")
                        .path("figures")
                        .path("requests")
                        .asText())
                .isEqualTo("9000");
        assertThat(report.path("timeline").path("ok")).hasSizeGreaterThan(400);
    }

    @Test
    void a_journal_without_an_end_leaves_the_verdict_unknown() throws Exception {
        new FakeJournal(START).started().maintenance(ofSeconds(1), ofSeconds(2)).write(folder.resolve("journal.jsonl"));

        String page = Files.readString(Report.write(new RehearsalFolder(folder)));

        assertThat(page).contains("UNKNOWN").contains("The rehearsal was broken off");
    }

    @Test
    void findings_are_shown_with_what_was_expected_and_what_to_do() throws Exception {
        FakeLoad load = load().answer("create", ofSeconds(20), ofSeconds(21), Status.FAILED, "<08006>");
        judge(load, Verdict.FAILED);

        String page = Files.readString(Report.write(new RehearsalFolder(folder)));

        assertThat(page).contains("FAILED_REQUESTS").contains("&lt;08006&gt;").contains("What to do");
    }

    private void rehearse() throws Exception {
        judge(load(), Verdict.PASSED);
    }

    private static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(45))
                .hold(ofMillis(10_010), ofMillis(10_600))
                .hold(ofMillis(30_005), ofMillis(30_060))
                .moveToGreen(ofMillis(30_050))
                .hiccup(ofMillis(30_020), ofMillis(3));
    }

    private void judge(FakeLoad load, Verdict verdict) throws Exception {
        load.write(folder);
        FakeJournal journal = new FakeJournal(START)
                .started()
                .maintenance(ofMillis(10_000), ofMillis(10_700))
                .step(2, "create-publication", ofMillis(11_000), ofMillis(11_020))
                .switchover(ofMillis(30_000), ofMillis(30_065));
        Terms terms = new Terms(
                FakeJournal.EXPECTED,
                load.rate(),
                Window.in(journal.events(), List.of(Optional.of(ofSeconds(10)), Optional.empty())),
                START,
                Optional.of(START.plusSeconds(45)));
        Path requests = folder.resolve(RequestLog.NAME);
        journal.judged(Availability.judge(requests, folder.resolve(HiccupLog.NAME), terms), ofSeconds(46))
                .judged(Switchover.judge(journal.events(), requests, ofSeconds(1)), ofSeconds(46))
                .ended(ofSeconds(47), verdict)
                .write(folder.resolve("journal.jsonl"));
    }
}
