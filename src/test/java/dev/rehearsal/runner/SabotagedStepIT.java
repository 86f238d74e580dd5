package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** A step that cannot do its work, or did not, ends the runbook with the right finding. */
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
                .before("create-subscription", new Ineffective(TestRunbook.REFUSING))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_NOT_VERIFIED)
                .hasFound(FindingCode.UNDO_FAILED);
    }
}
