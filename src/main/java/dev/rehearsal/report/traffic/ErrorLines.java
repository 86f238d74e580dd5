package dev.rehearsal.report.traffic;

import dev.rehearsal.report.story.ErrorLine;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import dev.rehearsal.time.Durations;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What went wrong with requests, grouped; bounded, however many different errors there are. For one thread. */
public final class ErrorLines {
    private static final int MOST = 100;
    private static final String OTHERS = "other errors";

    private final Map<String, Group> groups = new LinkedHashMap<>();

    private static final class Group {
        private final Request sample;
        private long failed;
        private long unknown;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Group(Request sample) {
            this.sample = sample;
        }

        void add(Request request) {
            if (request.status() == Status.FAILED) {
                failed++;
            } else {
                unknown++;
            }
            first = Math.min(first, request.ended());
            last = Math.max(last, request.ended());
        }

        ErrorLine line(String error) {
            return new ErrorLine(error, failed, unknown, Micros.instant(first), Micros.instant(last), inWords(sample));
        }
    }

    void add(Request request) {
        if (request.status() == Status.OK) {
            return;
        }
        String error = request.error().isEmpty() ? "not said" : request.error();
        String group = groups.containsKey(error) || groups.size() < MOST ? error : OTHERS;
        groups.computeIfAbsent(group, any -> new Group(request)).add(request);
    }

    /** The most frequent first. */
    public List<ErrorLine> lines() {
        return groups.entrySet().stream()
                .map(group -> group.getValue().line(group.getKey()))
                .sorted(Comparator.comparing((ErrorLine line) -> line.failed() + line.unknown())
                        .reversed())
                .toList();
    }

    private static String inWords(Request request) {
        return "%s no. %,d, %s%s, %s after its arrival"
                .formatted(
                        request.kind(),
                        request.number(),
                        request.attempts() == 1 ? "one attempt" : "%d attempts".formatted(request.attempts()),
                        request.server().isEmpty() ? "" : ", answered by " + request.server(),
                        Durations.inWords(Micros.duration(request.latency())));
    }
}
