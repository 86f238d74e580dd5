package dev.rehearsal.localrds.holding;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What RDS does to one instance or one cluster behind the scenes: one piece of work after the other, in a thread of its
 * own. The members of a cluster share its thread.
 */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);

    private final String identifier;
    private final Consumer<RuntimeException> onFailure;
    private final ExecutorService thread;
    private final boolean isOwn;

    Lane(String identifier, Consumer<RuntimeException> onFailure) {
        this(
                identifier,
                onFailure,
                Executors.newSingleThreadExecutor(work -> {
                    Thread made = new Thread(work, "rds-" + identifier);
                    made.setDaemon(true);
                    return made;
                }),
                true);
    }

    private Lane(String identifier, Consumer<RuntimeException> onFailure, ExecutorService thread, boolean isOwn) {
        this.identifier = identifier;
        this.onFailure = onFailure;
        this.thread = thread;
        this.isOwn = isOwn;
    }

    /** One for somebody whose work takes turns with the work of this one; it ends when this one does. */
    Lane shared(String other, Consumer<RuntimeException> onOtherFailure) {
        return new Lane(other, onOtherFailure, thread, false);
    }

    public interface Work {
        void run() throws InterruptedException;
    }

    public void later(Work work) {
        thread.execute(() -> perform(work));
    }

    /** Does the work here, after everything queued before it, and returns when it is done. */
    public void andWait(Work work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(() -> {
            perform(work);
            done.countDown();
        });
        done.await();
    }

    private void perform(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("'{}' failed: {}", identifier, e.getMessage(), e);
            onFailure.accept(e);
        }
    }

    /** No more work is taken; what is queued is still done. */
    public void end() {
        if (isOwn) {
            thread.shutdown();
        }
    }

    @Override
    public void close() {
        if (!isOwn) {
            return;
        }
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("work on '{}' did not end within {}", identifier, ENDED_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
