package dev.rehearsal.scenario;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The load of a scenario.
 *
 * @param simulation a class of the {@code load} folder, a class on {@code classpath}, or a path to a .java file
 * @param classpath where a user's own simulation class lies
 * @param kinds which kinds of request {@code Orders} makes; empty for all
 * @param longTransaction how long the long transaction of each second stays open; zero for none
 * @param patience how long a client waits for an answer
 * @param atMost an end for a load that nobody stops
 */
public record LoadSpec(
        @Says("a class of the load folder, a class on the classpath, or a path to a .java file") @Default("Orders")
        String simulation,

        @Says("where your own simulation class lies") Optional<String> classpath,

        @Says(
                "arrivals per second, constant; auto: 200, or what this machine carries with two fifths of its CPU to spare")
        @Default("auto")
        Rate rate,

        @Says("which kinds of request Orders makes; all of them when empty") @Default("[]")
        Set<String> kinds,

        @Says("how long the long transaction of each second stays open; 0 for none") @Default("120ms")
        Duration longTransaction,

        @Says("how long a client waits for an answer; what became of a write it gave up on is unknown until the end")
        @Default("60s")
        Duration patience,

        @Says("how long the load runs before the runbook begins, at least") @Default("10s")
        Duration warmUp,

        @Says("how much longer it may take to become steady") @Default("60s")
        Duration steadyWithin,

        @Says("how long the load runs after the runbook has ended") @Default("10s")
        Duration coolDown,

        @Says("an end for a load that nobody stops") @Default("6h")
        Duration atMost) {
    /** The kinds of request that {@code Orders} can make. */
    public static final List<String> KINDS = List.of(
            "create",
            "read",
            "transfer",
            "large-update",
            "long-transaction",
            "insert-without-key",
            "fresh-connection",
            "idle-then-use");

    public LoadSpec {
        kinds = Set.copyOf(kinds);
    }
}
