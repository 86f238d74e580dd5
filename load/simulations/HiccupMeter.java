package simulations;

import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks to sleep for ten milliseconds, again and again, and writes down whenever it wakes up much later: then the
 * machine, or this process, did not run, and whatever else was slow at that moment was not the database's doing.
 *
 * <p>A standstill is seen where it outlasts a sleep by what is {@link #WORTH_NOTING}: each of 13 ms and more, and of
 * those of 8 ms every second one. Its reading lacks what fell into the sleep, 5 ms on average and 10 at most, and so
 * never says too much. Sleeps of a millisecond would see nearly all, for ten times the cost: a sixtieth of a processor
 * while nothing else happens.
 */
final class HiccupMeter implements AutoCloseable {
    private static final Duration SLEEP = Duration.ofMillis(10);
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
