package dev.rehearsal.step;

import dev.rehearsal.journal.LogEnd;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The logs of the servers behind the roles. To ask for one may take seconds where an API stands in between, so nobody
 * asks while clients are held. Safe for many threads.
 */
@FunctionalInterface
public interface ServerLogs {
    /** No server has one. */
    ServerLogs NONE = role -> List.of();

    /** The ends of the logs of a role's servers, of a cluster the writer's first. One that cannot be had says why. */
    List<LogEnd> endsOf(String role);

    /** What these logs tell last of a failure of the role's servers themselves, or why they do not, in words. */
    default String cause(String role) {
        List<LogEnd> ends = endsOf(role);
        Optional<String> failure = ends.stream()
                .map(LogEnd::failure)
                .filter(each -> !each.isEmpty())
                .findFirst();
        String missing = ends.stream()
                .filter(end -> !end.hasText())
                .map(LogEnd::place)
                .distinct()
                .collect(Collectors.joining("; "));
        return failure.map(told -> "the log of %s tells: %s".formatted(role, told))
                .orElseGet(() -> missing.isEmpty()
                        ? "the log of %s tells of no failure".formatted(role)
                        : "the log of %s could not be had: %s".formatted(role, missing));
    }
}
