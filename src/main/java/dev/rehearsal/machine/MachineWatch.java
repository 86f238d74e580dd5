package dev.rehearsal.machine;

import dev.rehearsal.machine.ProcessSample.Other;
import dev.rehearsal.requests.Micros;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what the machine does: the whole of it every {@value #EVERY_MILLIS} ms, and whose processes did it every
 * second, or less often where there are so many that looking would take a share of the machine worth mentioning. Safe
 * for many threads.
 */
public final class MachineWatch implements AutoCloseable {
    static final long EVERY_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(MachineWatch.class);
    private static final long SCAN_EVERY = Micros.of(Duration.ofSeconds(1));
    /** A look at the processes takes at most one part in so many of a processor's time between two. */
    private static final long SCAN_SHARE = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int NAMED = 3;
    /** For whoever asks how it is now. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final MachineLog log;
    private final Meters meters = Meters.ofThisMachine();
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final Attribution attribution = new Attribution(table);
    private final Usage usage = new Usage();
    private final List<Mark> marks = new CopyOnWriteArrayList<>();
    private final Recent recent = new Recent(REMEMBERED);
    private final Thread thread = new Thread(this::watch, "machine watch");
    private volatile boolean isClosed;

    private MachineWatch(MachineLog log) {
        this.log = log;
        thread.setDaemon(true);
    }

    /** Begins to watch; the log goes into a rehearsal's folder. */
    public static MachineWatch start(Path folder) {
        MachineWatch watch = new MachineWatch(MachineLog.create(folder));
        watch.thread.start();
        return watch;
    }

    /** Begins to watch, and writes nothing down. */
    public static MachineWatch withoutLog() {
        MachineWatch watch = new MachineWatch(MachineLog.nowhere());
        watch.thread.start();
        return watch;
    }

    /** How to tell from now on that a process belongs to a part. This very process is known. */
    public void recognise(List<Mark> more) {
        marks.addAll(more);
    }

    /** What it did since then, as far as it is remembered, which is half a minute. */
    public MachineRecord since(Instant from) {
        return recent.since(Micros.at(from));
    }

    private void watch() {
        List<Mark> last = List.of(
                Mark.ids(Part.COMMAND, () -> List.of(ProcessHandle.current().pid())));
        try {
            Totals before = meters.read();
            long from = Micros.now();
            Scan scan = scan(new Scan(from, 0), last);
            while (!isClosed) {
                LockSupport.parkNanos(EVERY_MILLIS * 1_000_000);
                Totals now = meters.read();
                long to = Micros.now();
                if (to > from) {
                    keep(MachineSample.between(from, before, to, now));
                    before = now;
                    from = to;
                }
                if (to >= scan.due()) {
                    scan = scan(scan, last);
                }
            }
        } catch (RuntimeException e) {
            // A disk that is full is told of elsewhere. Without a record, nothing is excused.
            LOG.error("what the machine does can no longer be written down", e);
        }
    }

    /**
     * A look at the processes, and how much of a processor's time it took, in microseconds. Not how long: where others
     * leave no processor to it, whose they are is wanted all the more.
     */
    private record Scan(long at, long took) {
        long due() {
            return at + Math.max(SCAN_EVERY, took * SCAN_SHARE);
        }
    }

    private Scan scan(Scan previous, List<Mark> last) {
        long began = Micros.now();
        long before = THREADS.getCurrentThreadCpuTime();
        List<RunningProcess> running = table.read();
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(last);
        Usage.Used used = usage.since(running, attribution.of(running, all));
        if (!used.byPart().isEmpty() && began > previous.at()) {
            keep(sample(previous.at(), began, used));
        }
        return new Scan(began, TimeUnit.NANOSECONDS.toMicros(THREADS.getCurrentThreadCpuTime() - before));
    }

    private static ProcessSample sample(long from, long to, Usage.Used used) {
        long length = to - from;
        Map<Part, Long> shares = new EnumMap<>(Part.class);
        used.byPart().forEach((part, micros) -> shares.put(part, micros * 1000 / length));
        List<Other> others =
                used.others().stream().map(single -> other(single, length)).toList();
        return new ProcessSample(
                from,
                to,
                shares,
                Arrays.stream(Resource.values())
                        .flatMap(resource -> largest(others, resource))
                        .distinct()
                        .toList());
    }

    private static Other other(Usage.Used.Single single, long length) {
        RunningProcess process = single.process();
        return new Other(
                process.name(),
                process.pid(),
                single.used() * 1000 / length,
                process.resident() >> 20,
                (single.moved() * Micros.of(Duration.ofSeconds(1)) / length) >> 10);
    }

    private static Stream<Other> largest(List<Other> others, Resource resource) {
        return others.stream()
                .filter(other -> other.of(resource) >= resource.worthNaming())
                .sorted(Comparator.<Other>comparingLong(other -> other.of(resource))
                        .reversed())
                .limit(NAMED);
    }

    private void keep(MachineSample sample) {
        recent.add(sample);
        log.append(sample);
    }

    private void keep(ProcessSample sample) {
        recent.add(sample);
        log.append(sample);
    }

    /** Ends the watch; the log is complete then. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
