package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** What fails when almost everything is done must still leave traffic where it was. */
@Tag("alone")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LateFailureIT {
    @Test
    void what_fails_once_applications_point_at_green_gives_traffic_back_to_blue() throws Exception {
        var result = new TestRehearsal("late")
                .after("repoint-traffic", new Ineffective())
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

    /** Harmless, and seen to have had no effect before anything that cannot be taken back. */
    private record Ineffective() implements Reversible {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(List.of());
        }

        @Override
        public void execute(StepContext context) {}

        @Override
        public Verification verify(StepContext context) {
            return Verification.fails("an effect", "none");
        }

        @Override
        public void undo(StepContext context) {}
    }
}
