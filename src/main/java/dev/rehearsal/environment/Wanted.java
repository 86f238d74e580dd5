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
 * @param asksRds whether the runbook calls the RDS API
 * @param findsGreen whether green is there already when the runbook begins
 */
public record Wanted(Set<Spec> servers, String gate, boolean upgradesInPlace, boolean asksRds, boolean findsGreen) {
    public Wanted {
        servers = Set.copyOf(servers);
    }

    public List<Engine> engines() {
        return servers.stream().map(Spec::engine).distinct().sorted().toList();
    }
}
