package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Need;
import dev.rehearsal.step.Servers.Spec;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scenario requires of the environment it runs in. */
public record Needs(Set<Spec> servers, GateKind gate, Set<Need> abilities) {
    public Needs {
        servers = Set.copyOf(servers);
        abilities = Set.copyOf(abilities);
    }

    public Set<Engine> engines() {
        return servers.stream().map(Spec::engine).collect(Collectors.toSet());
    }
}
