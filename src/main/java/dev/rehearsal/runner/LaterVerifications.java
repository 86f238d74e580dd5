package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Verifications that run beside the steps that follow, so that clients need not wait for them as well. Any thread may
 * add some; one settles them, before anything is done that cannot be taken back. One that is abandoned leaves no trace.
 */
final class LaterVerifications implements AutoCloseable {
    /** One that takes long holds up none that does not. */
    private static final int AT_ONCE = 2;

    private final StepRun run;
    private final Deque<Pending> pending = new ConcurrentLinkedDeque<>();
    private final ThreadPoolExecutor beside =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "verifications");
                thread.setDaemon(true);
                return thread;
            });

    /** The threads are there from the beginning, so that nobody waits for their start. */
    LaterVerifications(StepRun run) {
        this.run = run;
        beside.prestartAllCoreThreads();
    }

    private record Pending(int number, Step step, Outcome outcome, Future<StepRun.Look> look) {}

    /** Begins the verification of a step that was executed. */
    void add(int number, Step step, Outcome outcome, StepContext context) {
        pending.add(new Pending(number, step, outcome, beside.submit(() -> run.look(step, context))));
    }

    /** Waits for all of them; the first finding. */
    Optional<Finding> settle() throws InterruptedException {
        Optional<Finding> finding = Optional.empty();
        while (finding.isEmpty() && !pending.isEmpty()) {
            Pending next = pending.remove();
            finding = run.judged(next.number(), next.step(), next.outcome(), seen(next.look()));
        }
        return finding;
    }

    private static StepRun.Look seen(Future<StepRun.Look> look) throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verification crashed where crashes are seen as such", e);
        }
    }

    /** Abandons those that have not been settled. */
    @Override
    public void close() {
        beside.shutdownNow();
    }
}
