package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.postgres.ReplicaIdentity;
import dev.rehearsal.step.StepContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables whose replica identity was changed, and what it was, in the runbook's table of values. */
final class NotedIdentities {
    private static final String PREFIX = "replica-identity.";

    private NotedIdentities() {}

    static void add(StepContext context, String role, List<ReplicaIdentity> changed) {
        String name = PREFIX + role;
        Stream<String> before = context.values().get(name).stream().flatMap(String::lines);
        Stream<String> now = changed.stream().map(ReplicaIdentity::written);
        context.values().note(name, Stream.concat(before, now).distinct().collect(Collectors.joining("\n")));
    }

    /** Of every role: what was changed on blue is restored on green, which was made like it. */
    static List<ReplicaIdentity> all(StepContext context) {
        return context.values().all().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .flatMap(entry -> Arrays.stream(entry.getValue().split("\n")))
                .distinct()
                .map(ReplicaIdentity::read)
                .toList();
    }
}
