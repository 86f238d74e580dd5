package dev.rehearsal.environment;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Servers.Spec;
import java.util.List;
import java.util.Set;

/**
 * What decides whether a kind of place can carry a scenario at all.
 *
 * @param gate as scenarios name it
 * @param upgradesInPlace whether a server becomes another major version with its data
 */
public record Wanted(Set<Spec> servers, String gate, boolean upgradesInPlace) {
    public Wanted {
        servers = Set.copyOf(servers);
    }

    List<Engine> engines() {
        return servers.stream().map(Spec::engine).distinct().sorted().toList();
    }
}
