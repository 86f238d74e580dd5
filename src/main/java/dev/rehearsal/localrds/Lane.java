package dev.rehearsal.localrds;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What RDS does to one instance behind the scenes: one piece of work after the other, in a thread of its own. */
final class Lane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);

    private final String identifier;
    private final Consumer<RuntimeException> onFailure;
    private final ExecutorService thread;

    Lane(String identifier, Consumer<RuntimeException> onFailure) {
        this.identifier = identifier;
        this.onFailure = onFailure;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "rds-" + identifier);
            made.setDaemon(true);
            return made;
        });
    }

    interface Work {
        void run() throws InterruptedException;
    }

    void later(Work work) {
        thread.execute(() -> perform(work));
    }

    /** Does the work here, after everything queued before it, and returns when it is done. */
    void andWait(Work work) throws InterruptedException {
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
            log.error("'{}' failed: {}", identifier, e.getMessage(), e);
            onFailure.accept(e);
        }
    }

    /** No more work is taken; what is queued is still done. */
    void end() {
        thread.shutdown();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("work on '{}' did not end within {}", identifier, ENDED_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
