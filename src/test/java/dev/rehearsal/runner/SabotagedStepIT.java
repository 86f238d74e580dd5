package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** A step that cannot do its work, or did not, ends the runbook with the right finding. */
@Tag("alone")
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedStepIT {
    @Test
    void ddl_on_blue_during_the_copy_fails_clearly() throws Exception {
        var result = new TestRehearsal("ddl")
                .after(
                        "create-subscription",
                        Sabotage.on(
                                "blue",
                                "a column more",
                                "alter table public.orders add column added integer default 1"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasNoFailedRequests();
    }

    @Test
    void a_table_without_replica_identity_blocks_before_anything_runs() throws Exception {
        var result = new TestRehearsal("identity")
                .without("ensure-replica-identity")
                .without("restore-replica-identity")
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFoundNothingBut(FindingCode.STEP_BLOCKED);
    }

    @Test
    void rows_already_on_green_block_the_subscription() throws Exception {
        var result = new TestRehearsal("rows")
                .before(
                        "create-subscription",
                        Sabotage.on(
                                "green",
                                "a row too early",
                                "insert into public.accounts (id, owner, balance) values (1, 'early', 0)"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_BLOCKED)
                .hasNoFailedRequests();
    }

    @Test
    void a_step_that_has_no_effect_and_an_undo_that_fails_are_found() throws Exception {
        var result = new TestRehearsal("undo")
                .before("create-subscription", new Ineffective())
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_NOT_VERIFIED)
                .hasFound(FindingCode.UNDO_FAILED);
    }

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
        public void undo(StepContext context) throws StepFailedException {
            throw new StepFailedException("take it back", "a refusal", "do it by hand");
        }
    }
}
