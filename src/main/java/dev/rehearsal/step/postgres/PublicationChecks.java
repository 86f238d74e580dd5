package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Publication;
import java.util.List;

/**
 * Whether a publication that is there holds all that a successor must have. Reads only.
 *
 * @param on the server that publishes
 */
record PublicationChecks(String on, String name) {
    private static final int SHOWN = 5;

    /** What it leaves out, in one sentence; none where it leaves out nothing, or is not there yet. */
    List<String> blockers(Sql sql, String attempted) {
        List<String> leftOut = Publication.leftOutBy(sql, name);
        if (leftOut.isEmpty()) {
            return List.of();
        }
        String shown = String.join("; ", leftOut.subList(0, Math.min(SHOWN, leftOut.size())));
        return List.of(
                "%s → publication '%s' of %s leaves out %s%s → publish all tables whole, by another name, or drop it and let create-publication make it"
                        .formatted(
                                attempted,
                                name,
                                on,
                                shown,
                                leftOut.size() > SHOWN ? "; and %d more".formatted(leftOut.size() - SHOWN) : ""));
    }
}
