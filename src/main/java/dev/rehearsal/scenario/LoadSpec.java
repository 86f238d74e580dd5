package dev.rehearsal.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The load of a scenario.
 *
 * @param simulation a class of the {@code load} folder, a class on {@code classpath}, or a path to a .java file
 * @param classpath where a user's own simulation class lies
 * @param rate arrivals per second, constant
 * @param kinds which kinds of request {@code Orders} makes; empty for all
 * @param longTransaction how long the long transaction of each second stays open; zero for none
 * @param atMost an end for a load that nobody stops
 */
public record LoadSpec(
        String simulation,
        Optional<String> classpath,
        double rate,
        Set<String> kinds,
        Duration longTransaction,
        Duration warmUp,
        Duration coolDown,
        Duration atMost) {
    public LoadSpec {
        kinds = Set.copyOf(kinds);
    }
}
