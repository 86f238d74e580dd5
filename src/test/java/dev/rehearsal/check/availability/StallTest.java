package dev.rehearsal.check.availability;

import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.check.availability.JudgedLoad.START;
import static dev.rehearsal.check.availability.JudgedLoad.figure;
import static dev.rehearsal.check.availability.JudgedLoad.load;
import static dev.rehearsal.check.availability.JudgedLoad.only;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** Stalls are judged where they happen: in a window, by its limit, and outside of all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StallTest {
    @TempDir
    private Path folder;

    @Test
    void a_stall_outside_the_windows_is_found_with_the_machines_own_hiccup_beside_it() throws Exception {
        FakeLoad load = load().hold(ofSeconds(15), ofMillis(16_500)).hiccup(ofSeconds(16), ofMillis(7));

        Judgement judgement = new JudgedLoad(folder).judge(load);

        Finding finding = only(judgement, FindingCode.STALL_TOO_LONG);
        assertThat(finding.where()).isEqualTo("outside all windows");
        assertThat(finding.found()).startsWith("1.5 s for request").contains("7 ms");
    }

    @Test
    void a_stall_in_the_switchover_is_found_there() throws Exception {
        FakeLoad load = load().hold(ofMillis(10_010), ofMillis(11_300));

        Judgement judgement = new JudgedLoad(folder).judge(load);

        assertThat(only(judgement, FindingCode.STALL_TOO_LONG).where()).isEqualTo("switchover");
    }

    @Test
    void a_hold_is_measured_to_within_the_spacing_of_its_kind() throws Exception {
        FakeLoad load = load().hold(ofMillis(10_010), ofMillis(10_510));

        Judgement judgement = new JudgedLoad(folder).judge(load);

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

        Judgement judgement = new JudgedLoad(folder).judge(patient, ofSeconds(2), Optional.of(START.plusSeconds(20)));

        assertThat(judgement.findings()).isEmpty();
    }

    @Test
    void a_stall_beyond_the_limit_of_maintenance_is_found() throws Exception {
        FakeLoad load = load().hold(ofMillis(3_000), ofMillis(4_500));

        Judgement judgement = new JudgedLoad(folder).judge(load, ofSeconds(1), Optional.of(START.plusSeconds(20)));

        assertThat(only(judgement, FindingCode.MAINTENANCE_TOO_LONG).where()).isEqualTo("maintenance");
    }

    @Test
    void maintenance_that_outlasts_its_limit_is_found_though_nobody_waited() throws Exception {
        Judgement judgement = new JudgedLoad(folder).judge(load(), ofSeconds(1), Optional.of(START.plusSeconds(20)));

        assertThat(only(judgement, FindingCode.MAINTENANCE_TOO_LONG).found()).isEqualTo("one of 1.6 s");
    }
}
