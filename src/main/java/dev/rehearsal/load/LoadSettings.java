package dev.rehearsal.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a load is to be.
 *
 * @param simulation what makes the requests
 * @param most arrivals per second that the load is made for
 * @param first arrivals per second that it begins with, and keeps until it is told otherwise
 * @param kinds which kinds of request {@code Orders} makes, by label; empty for all
 * @param longTransaction how long the long transaction of each second stays open; zero for none
 * @param patience how long a client waits for an answer, unless the whole load is shorter
 * @param atMost an end for a load that nobody stops
 * @param targets base URLs of the application's instances, used in turn
 * @param seed of every choice, so that two loads make the same requests
 * @param rows what there is to choose from
 * @param folder where the load keeps its files
 */
public record LoadSettings(
        PreparedSimulation simulation,
        double most,
        double first,
        Set<String> kinds,
        Duration longTransaction,
        Duration patience,
        Duration atMost,
        List<URI> targets,
        long seed,
        SeededRows rows,
        LoadFolder folder) {
    public LoadSettings {
        kinds = Set.copyOf(kinds);
        targets = List.copyOf(targets);
    }

    public Duration requestTimeout() {
        return atMost.compareTo(patience) < 0 ? atMost : patience;
    }
}
