package dev.rehearsal.fakes;

import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.RateLog;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Schedule;
import dev.rehearsal.requests.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A load at a constant rate in which every request takes a few milliseconds, until something is done to it. Times are
 * given as offsets from its start.
 */
public final class FakeLoad {
    private static final List<String> KINDS = List.of("create", "read", "transfer", "read", "fresh-connection");

    private final Instant start;
    private final double rate;
    private final Random random = new Random(1);
    private final List<Hiccup> hiccups = new ArrayList<>();
    private List<Request> requests = new ArrayList<>();

    public FakeLoad(Instant start, double rate, Duration lasting) {
        this.start = start;
        this.rate = rate;
        long writes = 0;
        for (int number = 1; number <= lasting.toMillis() * rate / 1000; number++) {
            String kind = KINDS.get(number % KINDS.size());
            long intended = micros(start) + Math.round((number - 1) * 1e6 / rate);
            long begun = intended + random.nextInt(300);
            long writeId = kind.equals("read") ? Request.NO_WRITE : ++writes;
            requests.add(new Request(
                    number,
                    kind,
                    intended,
                    begun,
                    begun + 2000 + random.nextInt(3000),
                    Status.OK,
                    1,
                    writeId,
                    "blue",
                    ""));
        }
    }

    public Instant start() {
        return start;
    }

    public double rate() {
        return rate;
    }

    public Instant at(Duration offset) {
        return start.plus(offset);
    }

    /** Whoever would have been answered in that stretch waits until its end. */
    public FakeLoad hold(Duration from, Duration to) {
        return change(
                request -> request.ended() >= micros(at(from)) && request.intended() < micros(at(to)),
                request -> with(
                        request,
                        request.status(),
                        Math.max(request.ended(), micros(at(to)) + 1000 + random.nextInt(2000)),
                        request.server(),
                        request.error()));
    }

    /** Whoever is answered after that moment is answered by green. */
    public FakeLoad moveToGreen(Duration at) {
        return change(
                request -> request.ended() >= micros(at(at)),
                request -> with(request, request.status(), request.ended(), "green", request.error()));
    }

    /** Requests of the kind that arrive in that stretch get that answer. */
    public FakeLoad answer(String kind, Duration from, Duration to, Status status, String error) {
        return change(
                request -> request.kind().equals(kind) && arrivedIn(request, from, to),
                request -> with(request, status, request.ended(), request.server(), error));
    }

    /** Requests that arrive in that stretch are never answered. */
    public FakeLoad neverAnswer(Duration from, Duration to) {
        requests.removeIf(request -> arrivedIn(request, from, to));
        return this;
    }

    public FakeLoad change(Predicate<Request> which, UnaryOperator<Request> how) {
        requests = new ArrayList<>(requests.stream()
                .map(request -> which.test(request) ? how.apply(request) : request)
                .toList());
        return this;
    }

    public FakeLoad hiccup(Duration at, Duration late) {
        hiccups.add(new Hiccup(micros(at(at)), late.toNanos() / 1000));
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The request of the kind that arrived last before that moment. */
    public Optional<Request> lastBefore(String kind, Duration at) {
        return requests.stream()
                .filter(request -> request.kind().equals(kind) && request.intended() < micros(at(at)))
                .max(Comparator.comparingLong(Request::intended));
    }

    /** Writes all logs into the folder. */
    public FakeLoad write(Path folder) {
        try (RateLog log = RateLog.create(folder.resolve(RateLog.NAME))) {
            log.append(new Schedule.Stage(1, micros(start), rate));
        }
        try (RequestLog log = RequestLog.create(folder.resolve(RequestLog.NAME))) {
            requests.stream().sorted(Comparator.comparingLong(Request::ended)).forEach(log::append);
        }
        try (HiccupLog log = HiccupLog.create(folder.resolve(HiccupLog.NAME))) {
            hiccups.forEach(log::append);
        }
        return this;
    }

    private boolean arrivedIn(Request request, Duration from, Duration to) {
        return request.intended() >= micros(at(from)) && request.intended() < micros(at(to));
    }

    public static Request with(Request request, Status status, long ended, String server, String error) {
        return new Request(
                request.number(),
                request.kind(),
                request.intended(),
                request.begun(),
                ended,
                status,
                error.isEmpty() ? request.attempts() : request.attempts() + 2,
                request.writeId(),
                server,
                error);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
