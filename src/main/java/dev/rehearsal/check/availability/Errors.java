package dev.rehearsal.check.availability;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The errors of one kind of request, grouped. Bounded, however many different ones there are. For one thread. */
final class Errors {
    private static final int MOST_GROUPS = 40;
    private static final String OTHERS = "other errors";

    private final Map<String, Group> groups = new LinkedHashMap<>();

    private record Group(long count, long first, long last, Request sample) {
        Group and(Group other) {
            return new Group(
                    count + other.count, Math.min(first, other.first), Math.max(last, other.last), this.sample);
        }

        String describe(String error) {
            String when = count == 1
                    ? "at " + Micros.instant(first)
                    : "from %s to %s".formatted(Micros.instant(first), Micros.instant(last));
            return "%,d × %s %s (such as request %d, %d attempts)"
                    .formatted(count, error, when, sample.number(), sample.attempts());
        }
    }

    void add(Request request) {
        String error = request.error().isEmpty() ? "no error named" : request.error();
        String group = groups.containsKey(error) || groups.size() < MOST_GROUPS ? error : OTHERS;
        groups.merge(group, new Group(1, request.ended(), request.ended(), request), Group::and);
    }

    /** Each group with its size, first and last time, and a sample. */
    String describe() {
        return groups.entrySet().stream()
                .map(group -> group.getValue().describe(group.getKey()))
                .collect(Collectors.joining("; "));
    }
}
