package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Publication;
import java.util.List;
import java.util.Optional;

/**
 * Whether a publication that is there holds all that a successor must have. Reads only.
 *
 * @param on the server that publishes
 */
record PublicationChecks(String on, String name) {
    private static final int SHOWN = 5;

    /** One that leaves out something must not be taken; none where it leaves out nothing, or is not there yet. */
    List<String> blockers(Sql sql, String attempted) {
        return leftOut(sql)
                .map(leftOut ->
                        "%s → publication '%s' of %s leaves out %s → publish all tables whole, by another name, or drop it and let create-publication make it"
                                .formatted(attempted, name, on, leftOut))
                .stream()
                .toList();
    }

    /** The rows, columns, kinds of change and tables that it does not publish. */
    Optional<String> leftOut(Sql sql) {
        List<String> leftOut = Publication.leftOutBy(sql, name);
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        String shown = String.join("; ", leftOut.subList(0, Math.min(SHOWN, leftOut.size())));
        return Optional.of(shown + (leftOut.size() > SHOWN ? "; and %d more".formatted(leftOut.size() - SHOWN) : ""));
    }
}
