package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Verifications that run beside the steps that follow, so that clients need not wait for them as well. For one thread,
 * which settles them before anything is done that cannot be taken back. One that is abandoned leaves no trace.
 */
final class LaterVerifications implements AutoCloseable {
    /** One that takes long holds up none that does not. */
    private static final int AT_ONCE = 2;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final ExecutorService beside = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "verifications");
        thread.setDaemon(true);
        return thread;
    });

    private record Pending(Future<StepRun.Look> look, Function<StepRun.Look, Optional<Finding>> judge) {}

    /**
     * Begins a verification.
     *
     * @param judge called by whoever settles
     */
    void add(Callable<StepRun.Look> look, Function<StepRun.Look, Optional<Finding>> judge) {
        pending.add(new Pending(beside.submit(look), judge));
    }

    /** Waits for all of them; the first finding. */
    Optional<Finding> settle() throws InterruptedException {
        Optional<Finding> finding = Optional.empty();
        while (finding.isEmpty() && !pending.isEmpty()) {
            Pending next = pending.remove();
            finding = next.judge().apply(seen(next.look()));
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
