package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.Part;
import java.util.List;
import java.util.Set;

/** How to tell servers that were there before, where they run on this machine: nobody here started them. */
final class LoopbackMarks {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final Set<String> SERVERS = Set.of("postgres", "mysqld");
    private static final Set<String> FORWARDERS = Set.of("pgbouncer", "haproxy", "docker-proxy");

    private LoopbackMarks() {}

    /** @param reached where this machine reaches a server */
    static List<Mark> of(Endpoint reached) {
        return HERE.contains(reached.host())
                ? List.of(programs(Part.SERVERS, SERVERS), programs(Part.FORWARDERS, FORWARDERS))
                : List.of();
    }

    private static Mark programs(Part part, Set<String> names) {
        return new Mark(part, process -> names.contains(process.program()));
    }
}
