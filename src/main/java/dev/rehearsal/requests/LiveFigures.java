package dev.rehearsal.requests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Follows a request log while it grows and says, whenever asked, how the load is doing. Keeps the requests of the last
 * second and nothing else. Used by one thread.
 */
public final class LiveFigures implements AutoCloseable {
    private static final long WINDOW = Micros.of(Duration.ofSeconds(1));

    private final Path file;
    private final Path rateFile;
    private final Clock clock;
    private final List<Schedule.Stage> stages = new ArrayList<>();
    private Optional<LogReader<Schedule.Stage>> rates = Optional.empty();
    private final ArrayDeque<Request> recent = new ArrayDeque<>();
    private Optional<LogReader<Request>> reader = Optional.empty();
    private long answered;
    private long failed;
    private long unknown;
    private long lastSuccess;

    /** @param folder of the rehearsal, whose load need not have begun */
    public LiveFigures(Path folder, Clock clock) {
        this.file = folder.resolve(RequestLog.NAME);
        this.rateFile = folder.resolve(RateLog.NAME);
        this.clock = clock;
    }

    /** Reads what was logged since the last call, and says how things stand. */
    public Figures now() throws CorruptLogException {
        if (reader.isEmpty() && Files.exists(file)) {
            reader = Optional.of(RequestLog.read(file));
        }
        if (reader.isPresent()) {
            reader.get().forEach(this::count);
        }
        long now = Micros.now(clock);
        forgetBefore(now - WINDOW);
        Histogram latencies = new Histogram(3);
        recent.forEach(request -> latencies.recordValue(Math.max(0, request.latency())));
        return new Figures(
                answered,
                failed,
                unknown,
                recent.size() * 1e6 / WINDOW,
                latency(latencies.getValueAtPercentile(99)),
                latency(latencies.getMaxValue()),
                Math.max(0, arrived(now) - answered),
                Optional.of(lastSuccess).filter(at -> at > 0).map(Micros::instant));
    }

    @Override
    public void close() {
        reader.ifPresent(LogReader::close);
        rates.ifPresent(LogReader::close);
    }

    private void count(Request request) {
        answered++;
        switch (request.status()) {
            case OK -> lastSuccess = Math.max(lastSuccess, request.ended());
            case FAILED -> failed++;
            case UNKNOWN -> unknown++;
        }
        recent.addLast(request);
        forgetBefore(request.ended() - WINDOW);
    }

    private void forgetBefore(long time) {
        for (Request oldest = recent.peekFirst();
                oldest != null && oldest.ended() < time;
                oldest = recent.peekFirst()) {
            recent.removeFirst();
        }
    }

    private long arrived(long now) throws CorruptLogException {
        if (rates.isEmpty() && Files.exists(rateFile)) {
            rates = Optional.of(RateLog.read(rateFile));
        }
        if (rates.isPresent()) {
            rates.get().forEach(stages::add);
        }
        return answered == 0 ? 0 : new Schedule(stages).lastArrivedBy(now);
    }

    private Optional<Duration> latency(long micros) {
        return recent.isEmpty() ? Optional.empty() : Optional.of(Micros.duration(micros));
    }
}
