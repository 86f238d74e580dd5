package dev.rehearsal.step;

import dev.rehearsal.database.Engine;
import java.util.EnumSet;
import java.util.Set;

/**
 * A step that a runbook may name.
 *
 * @param engines for whose servers it is
 * @param standsFor the line of a published runbook
 */
public record Listing(Class<? extends Step> type, Set<Engine> engines, String standsFor, Set<Need> needs) {
    public Listing {
        engines = Set.copyOf(engines);
        needs = Set.copyOf(needs);
    }

    public static Listing on(Set<Engine> engines, Class<? extends Step> type, String standsFor, Need... needs) {
        return new Listing(type, engines, standsFor, Set.of(needs));
    }

    /** One that means the same on every engine. */
    public static Listing onAny(Class<? extends Step> type, String standsFor, Need... needs) {
        return on(EnumSet.allOf(Engine.class), type, standsFor, needs);
    }

    /** What runbooks call it. */
    public String verb() {
        return Step.verbOf(type);
    }
}
