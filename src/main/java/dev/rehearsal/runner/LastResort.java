package dev.rehearsal.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something when nobody has come back by then. A server that hangs, unlike one that is gone, keeps whoever asked
 * it waiting, and no interruption ends that; cutting the connection does.
 */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final CountDownLatch back = new CountDownLatch(1);

    LastResort(Duration after, Runnable deed) {
        Thread waiting = new Thread(() -> await(after, deed), "last resort");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void await(Duration after, Runnable deed) {
        try {
            if (!back.await(after.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("nobody came back within {}; connections are cut", after);
                deed.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody came back. */
    void cancel() {
        back.countDown();
    }
}
