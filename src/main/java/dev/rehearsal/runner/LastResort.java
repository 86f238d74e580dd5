package dev.rehearsal.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something when nobody has come back by then, and again until somebody has. A server that hangs, unlike one that
 * is gone, keeps whoever asked it waiting, and no interruption ends that; cutting the connection does. Whoever was cut
 * may look again, over another connection, and be kept waiting once more.
 */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final CountDownLatch back = new CountDownLatch(1);

    LastResort(Duration after, Runnable deed) {
        Thread waiting = new Thread(() -> await(after, deed), "last resort");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void await(Duration after, Runnable deed) {
        try {
            if (isBackWithin(after)) {
                return;
            }
            LOG.warn("nobody came back within {}; connections are cut until somebody does", after);
            do {
                deed.run();
            } while (!isBackWithin(BETWEEN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isBackWithin(Duration time) throws InterruptedException {
        return back.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Somebody came back. */
    void cancel() {
        back.countDown();
    }
}
