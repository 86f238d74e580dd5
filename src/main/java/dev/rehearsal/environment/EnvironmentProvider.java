package dev.rehearsal.environment;

import dev.rehearsal.database.Tls;
import dev.rehearsal.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of place where rehearsals can run. */
public interface EnvironmentProvider {
    /** As {@code --on} names it. */
    String name();

    /** Why this kind cannot carry what is wanted; empty when it can. Looks at nothing but the argument. */
    List<String> refusals(Wanted wanted);

    /** What is real and what stands in for something real, one sentence each, for the top of the report. */
    List<String> imitated();

    /** What servers have to show before they are believed, by their roles; none where they are this machine's own. */
    default Map<String, Optional<Tls>> trusted() {
        return Map.of();
    }

    /** What is missing on this machine or would run out, as far as looking tells. */
    List<String> shortages(EnvironmentSettings settings);

    /** The same, with what shows only when everything is fetched and made that is to be had before anything starts. */
    List<String> obstacles(EnvironmentSettings settings);

    /**
     * Opens it. When anything fails, what was started is stopped again.
     *
     * @throws EnvironmentFailedException saying what could not be started and why
     */
    Environment open(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException;

    /** Opens an environment for a plan, which looks and does no more: what is somebody else's stays as it is. */
    default Environment openToPlan(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return open(settings, journal);
    }
}
