package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.AsksOperator;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans steps and looks for their effects before they act, and makes nothing of what it sees: the code, the connections
 * and the servers' caches that these looks need are then warm when they are taken while clients wait.
 *
 * @param limit after which no further look begins, since each may wait for something until then
 */
record WarmUp(List<Step> steps, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    /** Beyond the executions after which the PostgreSQL driver has a statement prepared ("prepareThreshold", 5). */
    private static final int ROUNDS = 10;

    private static final int CONNECTIONS = 3;
    /** A step that asks far away, of commands in another machine, is not worth as many looks as the others. */
    private static final Duration ENOUGH_OF_ONE = Duration.ofMillis(500);

    WarmUp {
        steps = steps.stream().filter(step -> !(step instanceof AsksOperator)).toList();
    }

    /**
     * Looks on three connections to each server by turns, since two steps and a verification may want them at once;
     * then goes through the steps as they will be carried out. A server that hangs while nobody waits is not to be
     * asked while clients do.
     *
     * @throws TimedOutException when the deadline passes meanwhile
     */
    void carryOut(StepContext context) throws InterruptedException {
        look(context.within(context.deadline().butAtMost(limit)));
        Deadline deadline = context.deadline();
        if (deadline.hasPassed()) {
            throw new TimedOutException("looks at what the steps will change", deadline.allowed(), "not all had ended");
        }
    }

    private void look(StepContext context) throws InterruptedException {
        List<Warming> cold = steps.stream().map(Warming::new).toList();
        for (int round = 0; round < ROUNDS && !context.deadline().hasPassed(); round++) {
            lookBeside(CONNECTIONS - 1, cold, context);
        }
        if (!context.deadline().hasPassed()) {
            new Practice(steps).carryOut(context);
        }
    }

    /** Looks while so many connections to each server are in use, then while one less is, and so on. */
    private static void lookBeside(int used, List<Warming> cold, StepContext context) {
        if (used > 0) {
            List<Sql> others = context.everywhere();
            try {
                lookBeside(used - 1, cold, context);
            } finally {
                others.forEach(Sql::close);
            }
        }
        cold.forEach(each -> each.look(context));
    }

    private static void look(Step step, StepContext context) {
        try {
            if (step instanceof ReleasesTraffic release) {
                LOG.debug("{} before it acts: {}", step.verb(), release.objections(context));
            }
            LOG.debug("{} before it acts: {} {}", step.verb(), step.plan(context), step.verify(context));
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be looked for before it acts", step.verb(), e);
        }
    }

    /** One step, looked at until it is warm or has taken its share of the time. For one thread. */
    private static final class Warming {
        private final Step step;
        private Duration taken = Duration.ZERO;

        Warming(Step step) {
            this.step = step;
        }

        void look(StepContext context) {
            if (taken.compareTo(ENOUGH_OF_ONE) < 0) {
                long began = System.nanoTime();
                WarmUp.look(step, context);
                taken = taken.plusNanos(System.nanoTime() - began);
            }
        }
    }
}
