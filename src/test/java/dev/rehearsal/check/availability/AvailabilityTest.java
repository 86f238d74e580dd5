package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.check.availability.JudgedLoad.codes;
import static dev.rehearsal.check.availability.JudgedLoad.figure;
import static dev.rehearsal.check.availability.JudgedLoad.load;
import static dev.rehearsal.check.availability.JudgedLoad.only;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AvailabilityTest {
    @TempDir
    private Path folder;

    @Test
    void a_load_that_is_answered_in_time_passes() throws Exception {
        Judgement judgement = new JudgedLoad(folder).judge(load());

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("requests", "4000").containsEntry("failed", "0");
    }

    @Test
    void requests_that_fail_are_found_by_kind_with_their_errors() throws Exception {
        FakeLoad load = load().answer("fresh-connection", ofSeconds(5), ofSeconds(6), Status.FAILED, "08006");

        Judgement judgement = new JudgedLoad(folder).judge(load);

        Finding finding = only(judgement, FindingCode.FAILED_REQUESTS);
        assertThat(finding.where()).isEqualTo("fresh-connection");
        assertThat(finding.found()).contains("40 × 08006").contains("2026-05-04T10:00:05");
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void requests_of_unknown_outcome_are_found() throws Exception {
        FakeLoad load = load().answer("create", ofSeconds(5), ofSeconds(6), Status.UNKNOWN, "timeout");

        Judgement judgement = new JudgedLoad(folder).judge(load);

        assertThat(only(judgement, FindingCode.UNKNOWN_OUTCOMES).found()).startsWith("40:");
    }

    @Test
    void requests_that_are_never_answered_are_unknown_outcomes_and_stalls() throws Exception {
        FakeLoad load = load().neverAnswer(ofSeconds(5), ofMillis(5050));

        Judgement judgement = new JudgedLoad(folder).judge(load);

        assertThat(codes(judgement)).containsExactly(FindingCode.UNKNOWN_OUTCOMES, FindingCode.STALL_TOO_LONG);
        assertThat(judgement.figures()).containsEntry("neverAnswered", "10");
    }

    @Test
    void an_endpoint_that_answers_nobody_until_the_end_is_noticed() throws Exception {
        FakeLoad load = load().neverAnswer(ofSeconds(15), ofSeconds(20));

        Judgement judgement = new JudgedLoad(folder).judge(load);

        assertThat(codes(judgement)).contains(FindingCode.UNKNOWN_OUTCOMES, FindingCode.STALL_TOO_LONG);
        assertThat(figure(judgement, "longestGap")).isBetween(ofMillis(4900), ofMillis(5100));
    }

    @Test
    void a_load_that_could_not_keep_its_rate_proves_nothing() throws Exception {
        FakeLoad load = load().change(request -> true, AvailabilityTest::sentAtHalfTheRate);

        Judgement judgement = new JudgedLoad(folder).judge(load, ofSeconds(5), Optional.empty());

        assertThat(codes(judgement)).contains(FindingCode.LOAD_TOO_SLOW);
        assertThat(judgement.findings().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void no_requests_at_all_prove_nothing() throws Exception {
        FakeLoad load = load().neverAnswer(ofSeconds(0), ofSeconds(20));

        Judgement judgement = new JudgedLoad(folder).judge(load);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void retries_are_counted_although_they_succeeded() throws Exception {
        FakeLoad load = load().answer("create", ofSeconds(5), ofSeconds(6), Status.OK, "retried");

        Judgement judgement = new JudgedLoad(folder).judge(load);

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.figures()).containsEntry("retried", "40").containsEntry("failedAttempts", "80");
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
}
