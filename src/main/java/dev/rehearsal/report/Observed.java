package dev.rehearsal.report;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the request log tells beyond the figures, gathered in memory that does not grow with it. For one thread. */
final class Observed {
    private final Timeline timeline = new Timeline();
    private final Crowd crowd = new Crowd();
    private final Errors errors = new Errors();
    private final List<CloseUp> closeUps;

    private Observed(Story story) {
        closeUps = CloseUp.ofWindows(story);
    }

    /** Reads the log, if there is one. */
    static Observed in(Path requests, Story story) throws CorruptLogException {
        Observed observed = new Observed(story);
        if (Files.exists(requests)) {
            try (LogReader<Request> log = RequestLog.read(requests)) {
                log.forEach(observed::add);
            }
        }
        return observed;
    }

    private void add(Request request) {
        timeline.add(request);
        crowd.add(request);
        errors.add(request);
        closeUps.forEach(closeUp -> closeUp.add(request));
    }

    Timeline timeline() {
        return timeline;
    }

    /** The most requests under way at once, bucket by bucket of the timeline. */
    List<Long> inFlight() {
        return crowd.peaks(timeline);
    }

    Errors errors() {
        return errors;
    }

    /** The windows in which there were requests. */
    List<CloseUp> closeUps() {
        return closeUps.stream()
                .filter(closeUp -> closeUp.slowest().isPresent())
                .toList();
    }
}
