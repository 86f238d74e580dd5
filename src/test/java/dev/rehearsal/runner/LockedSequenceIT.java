package dev.rehearsal.runner;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A server that lets everybody in and keeps their statements waiting: each look of whoever was cut waits anew. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LockedSequenceIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** For those who wait to be cut, as often as they look, and to give traffic back. */
    private static final Duration BEYOND = Duration.ofSeconds(20);

    @Test
    void a_sequence_that_somebody_else_has_locked_leaves_traffic_on_blue() throws Exception {
        var result = new TestRehearsal("locked-sequence")
                .within(WindowKind.SWITCHOVER, LIMIT)
                .beforeLast("synchronize-sequences", new LockedSequence(new ArrayList<>()))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.UNKNOWN)
                .hasFoundAt(FindingCode.STEP_UNSETTLED, "synchronize-sequences")
                .hasTakenBack("fence")
                .hasTakenBack("pause-traffic")
                .hasTakenBack("create-instance")
                .hasNoFailedRequests()
                .hasNoLostWrites();
        assertThat(result.lasted(WindowKind.SWITCHOVER)).isLessThan(LIMIT.plus(BEYOND));
    }

    /** Holds the lock over connections that the rehearsal knows nothing of, until it is taken back. */
    private record LockedSequence(List<Sql> holding) implements Reversible {
        @Override
        public Plan plan(StepContext context) {
            return Plan.of(Action.await("green", "a sequence is locked"));
        }

        @Override
        public void execute(StepContext context) {
            Connector others =
                    new Connector(new PostgresDriver(), context.connector().reach());
            Sql holder = others.openAlone(context.servers().address("green"), context.operator());
            holding.add(holder);
            holder.execute("begin; alter sequence public.order_numbers rename to locked_numbers");
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("a sequence is locked");
        }

        @Override
        public void undo(StepContext context) {
            holding.forEach(Sql::close);
        }
    }
}
