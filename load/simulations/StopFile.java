package simulations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches for the file whose presence asks the load to stop. Safe for many threads. */
final class StopFile implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 20;

    private final Path file;
    private final ScheduledExecutorService watch;
    private volatile boolean isThere;

    private StopFile(Path file) {
        this.file = file;
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "stop file");
            thread.setDaemon(true);
            return thread;
        });
    }

    static StopFile watch(Path file) {
        StopFile stop = new StopFile(file);
        var unused = stop.watch.scheduleWithFixedDelay(
                stop::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return stop;
    }

    /** Whether it has been seen; once it has, it counts as there for good. */
    boolean isThere() {
        return isThere;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void look() {
        isThere = isThere || Files.exists(file);
    }
}
