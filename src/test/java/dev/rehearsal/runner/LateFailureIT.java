package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** What fails when almost everything is done must still leave traffic where it was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LateFailureIT {
    @Test
    void what_fails_once_applications_point_at_green_gives_traffic_back_to_blue() throws Exception {
        var result = new TestRehearsal("late")
                .after("repoint-traffic", new Ineffective(() -> {}))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_NOT_VERIFIED)
                .hasFound(FindingCode.SWITCHOVER_INCOMPLETE)
                .hasTakenBack("repoint-traffic")
                .hasTakenBack("fence")
                .hasTakenBack("create-instance")
                .hasNoFailedRequests()
                .hasNoLostWrites();
    }

    @Test
    void a_load_that_dies_proves_nothing() throws Exception {
        var result = new TestRehearsal("load-killed")
                .after(
                        "create-publication",
                        new Sabotage(
                                "kill the load", context -> Processes.load().kill()))
                .run();

        // Whether a request was under way, and so never answered, is chance.
        assertThat(result).hasFound(FindingCode.LOAD_BROKEN);
        Assertions.assertThat(result.verdict()).isNotEqualTo(Verdict.PASSED);
    }
}
