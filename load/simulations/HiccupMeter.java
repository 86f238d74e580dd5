package simulations;

import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks to sleep for a millisecond, again and again, and writes down whenever it wakes up much later: then the machine,
 * or this process, did not run, and whatever else was slow at that moment was not the database's doing.
 */
final class HiccupMeter implements AutoCloseable {
    private static final Duration SLEEP = Duration.ofMillis(1);
    /** Anything less is the noise of timers. */
    private static final Duration WORTH_NOTING = Duration.ofMillis(3);

    private final HiccupLog log;
    private final Thread thread;
    private volatile boolean isClosed;

    private HiccupMeter(HiccupLog log) {
        this.log = log;
        this.thread = new Thread(this::measure, "hiccup meter");
        thread.setDaemon(true);
    }

    static HiccupMeter start(Path file) {
        HiccupMeter meter = new HiccupMeter(HiccupLog.create(file));
        meter.thread.start();
        return meter;
    }

    private void measure() {
        long asleep = System.nanoTime();
        while (!isClosed) {
            LockSupport.parkNanos(SLEEP.toNanos());
            long awake = System.nanoTime();
            long late = awake - asleep - SLEEP.toNanos();
            if (late > WORTH_NOTING.toNanos()) {
                log.append(new Hiccup(Micros.now(), late / 1000));
            }
            asleep = awake;
        }
        log.close();
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
