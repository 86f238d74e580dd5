package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import java.util.Set;

/** What a scenario requires of the environment it runs in. */
public record Needs(Set<Engine> engines, GateKind gate, Set<Need> abilities) {
    public Needs {
        engines = Set.copyOf(engines);
        abilities = Set.copyOf(abilities);
    }
}
