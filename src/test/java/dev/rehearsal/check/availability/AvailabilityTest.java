package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AvailabilityTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_load_that_is_answered_in_time_passes() throws Exception {
        Judgement judgement = judge(load());

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("requests", "4000").containsEntry("failed", "0");
    }

    @Test
    void requests_that_fail_are_found_by_kind_with_their_errors() throws Exception {
        FakeLoad load = load().answer("fresh-connection", ofSeconds(5), ofSeconds(6), Status.FAILED, "08006");

        Judgement judgement = judge(load);

        Finding finding = only(judgement, FindingCode.FAILED_REQUESTS);
        assertThat(finding.where()).isEqualTo("fresh-connection");
        assertThat(finding.found()).contains("40 × 08006").contains("2026-05-04T10:00:05");
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void requests_of_unknown_outcome_are_found() throws Exception {
        FakeLoad load = load().answer("create", ofSeconds(5), ofSeconds(6), Status.UNKNOWN, "timeout");

        Judgement judgement = judge(load);

        assertThat(only(judgement, FindingCode.UNKNOWN_OUTCOMES).found()).startsWith("40:");
    }

    @Test
    void requests_that_are_never_answered_are_unknown_outcomes_and_stalls() throws Exception {
        FakeLoad load = load().neverAnswer(ofSeconds(5), ofMillis(5050));

        Judgement judgement = judge(load);

        assertThat(codes(judgement)).containsExactly(FindingCode.UNKNOWN_OUTCOMES, FindingCode.STALL_TOO_LONG);
        assertThat(judgement.figures()).containsEntry("neverAnswered", "10");
    }

    @Test
    void an_endpoint_that_answers_nobody_until_the_end_is_noticed() throws Exception {
        FakeLoad load = load().neverAnswer(ofSeconds(15), ofSeconds(20));

        Judgement judgement = judge(load);

        assertThat(codes(judgement)).contains(FindingCode.UNKNOWN_OUTCOMES, FindingCode.STALL_TOO_LONG);
        assertThat(figure(judgement, "longestGap")).isBetween(ofMillis(4900), ofMillis(5100));
    }

    @Test
    void a_stall_outside_the_windows_is_found_with_the_machines_own_hiccup_beside_it() throws Exception {
        FakeLoad load = load().hold(ofSeconds(15), ofMillis(16_500)).hiccup(ofSeconds(16), ofMillis(7));

        Judgement judgement = judge(load);

        Finding finding = only(judgement, FindingCode.STALL_TOO_LONG);
        assertThat(finding.where()).isEqualTo("outside all windows");
        assertThat(finding.found()).startsWith("1.5 s for request").contains("7 ms");
    }

    @Test
    void a_stall_in_the_switchover_is_found_there() throws Exception {
        FakeLoad load = load().hold(ofMillis(10_010), ofMillis(11_300));

        Judgement judgement = judge(load);

        assertThat(only(judgement, FindingCode.STALL_TOO_LONG).where()).isEqualTo("switchover");
    }

    @Test
    void a_hold_is_measured_to_within_the_spacing_of_its_kind() throws Exception {
        FakeLoad load = load().hold(ofMillis(10_010), ofMillis(10_510));

        Judgement judgement = judge(load);

        assertThat(judgement.findings()).isEmpty();
        assertThat(figure(judgement, "kind.create.longestGap")).isBetween(ofMillis(500), ofMillis(530));
        assertThat(figure(judgement, "kind.create.spacing")).isEqualTo(ofMillis(25));
        assertThat(figure(judgement, "window.switchover.longestStall")).isBetween(ofMillis(485), ofMillis(515));
        assertThat(Long.parseLong(Objects.requireNonNull(judgement.figures().get("peakInFlight"))))
                .isBetween(95L, 105L);
    }

    @Test
    void maintenance_has_a_limit_of_its_own() throws Exception {
        FakeLoad patient = load().hold(ofMillis(3_000), ofMillis(4_500));

        Judgement judgement = judge(patient, ofSeconds(2), Optional.of(START.plusSeconds(20)));

        assertThat(judgement.findings()).isEmpty();
    }

    @Test
    void a_stall_beyond_the_limit_of_maintenance_is_found() throws Exception {
        FakeLoad load = load().hold(ofMillis(3_000), ofMillis(4_500));

        Judgement judgement = judge(load, ofSeconds(1), Optional.of(START.plusSeconds(20)));

        assertThat(only(judgement, FindingCode.MAINTENANCE_TOO_LONG).where()).isEqualTo("maintenance");
    }

    @Test
    void maintenance_that_outlasts_its_limit_is_found_though_nobody_waited() throws Exception {
        Judgement judgement = judge(load(), ofSeconds(1), Optional.of(START.plusSeconds(20)));

        assertThat(only(judgement, FindingCode.MAINTENANCE_TOO_LONG).found()).isEqualTo("one of 1.6 s");
    }

    @Test
    void a_load_that_could_not_keep_its_rate_proves_nothing() throws Exception {
        FakeLoad load = load().change(request -> true, AvailabilityTest::sentAtHalfTheRate);

        Judgement judgement = judge(load, ofSeconds(5), Optional.empty());

        assertThat(codes(judgement)).contains(FindingCode.LOAD_TOO_SLOW);
        assertThat(judgement.findings().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void no_requests_at_all_prove_nothing() throws Exception {
        FakeLoad load = load().neverAnswer(ofSeconds(0), ofSeconds(20));

        Judgement judgement = judge(load);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void retries_are_counted_although_they_succeeded() throws Exception {
        FakeLoad load = load().answer("create", ofSeconds(5), ofSeconds(6), Status.OK, "retried");

        Judgement judgement = judge(load);

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("retried", "40").containsEntry("failedAttempts", "80");
    }

    private static FakeLoad load() {
        return new FakeLoad(START, 200, ofSeconds(20));
    }

    /** Maintenance from 3 s to 4.6 s, switchover from 10 s to 10.6 s. */
    private Judgement judge(FakeLoad load) throws Exception {
        return judge(load, ofSeconds(5), Optional.of(START.plusSeconds(20)));
    }

    private Judgement judge(FakeLoad load, Duration maintenance, Optional<Instant> stopped) throws Exception {
        load.write(folder);
        FakeJournal journal = new FakeJournal(START)
                .maintenance(ofSeconds(3), ofMillis(4_600))
                .switchover(ofSeconds(10), ofMillis(10_600));
        Terms terms = new Terms(
                FakeJournal.EXPECTED,
                load.rate(),
                Window.in(journal.events(), List.of(Optional.of(maintenance), Optional.empty())),
                Instant.EPOCH,
                stopped);
        return Availability.judge(folder.resolve(RequestLog.NAME), folder.resolve(HiccupLog.NAME), terms);
    }

    private static Request sentAtHalfTheRate(Request request) {
        long late = request.number() * 5_000;
        return new Request(
                request.number(),
                request.kind(),
                request.intended(),
                request.begun() + late,
                request.ended() + late,
                request.status(),
                request.attempts(),
                request.writeId(),
                request.server(),
                request.error());
    }

    private static Finding only(Judgement judgement, FindingCode code) {
        assertThat(codes(judgement)).containsExactly(code);
        return judgement.findings().get(0);
    }

    private static List<FindingCode> codes(Judgement judgement) {
        return judgement.findings().stream().map(Finding::code).toList();
    }

    private static Duration figure(Judgement judgement, String name) {
        return FigureTable.asDuration(Objects.requireNonNull(judgement.figures().get(name)))
                .orElseThrow();
    }
}
