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

/**
 * Verifications that run beside the steps that follow, so that clients need not wait for them as well. For one thread,
 * which settles them before anything is done that cannot be taken back.
 */
final class LaterVerifications implements AutoCloseable {
    /** One that takes long holds up none that does not. */
    private static final int AT_ONCE = 2;

    private final Deque<Future<Optional<Finding>>> pending = new ArrayDeque<>();
    private final ExecutorService beside = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "verifications");
        thread.setDaemon(true);
        return thread;
    });

    void add(Callable<Optional<Finding>> verification) {
        pending.add(beside.submit(verification));
    }

    /** Waits for all of them; the first finding. */
    Optional<Finding> settle() throws InterruptedException {
        Optional<Finding> finding = Optional.empty();
        while (finding.isEmpty() && !pending.isEmpty()) {
            finding = found(pending.remove());
        }
        return finding;
    }

    private static Optional<Finding> found(Future<Optional<Finding>> verification) throws InterruptedException {
        try {
            return verification.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verification crashed where crashes are findings", e);
        }
    }

    /** Abandons those that have not ended. */
    @Override
    public void close() {
        beside.shutdownNow();
    }
}
