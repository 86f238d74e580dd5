package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Durations;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How quickly servers and the gate answer now, and what an action will take by that. A question is timed on the spot;
 * what cannot be timed without changing something counts as it was measured once. For one thread.
 */
final class Forecasts {
    /**
     * What {@code revoke}, the marker and {@code setval} took on embedded servers of two cores beyond their way there.
     */
    static final Duration COMMIT = Duration.ofNanos(1_500_000);
    /** From a signal until the server process is gone: 13 took 17 ms on embedded servers of two cores under load. */
    static final Duration SESSION = Duration.ofNanos(1_300_000);

    private static final int QUESTIONS = 25;
    private static final String NEAR = "blue";

    private final StepContext context;
    private final Map<String, Optional<Duration>> answers = new HashMap<>();

    Forecasts(StepContext context) {
        this.context = context;
    }

    Forecast of(Action action) {
        return action.effort()
                .flatMap(effort -> answer(action).map(answer -> forecast(effort, answer, action)))
                .orElse(Forecast.UNKNOWN);
    }

    private Forecast forecast(Effort effort, Duration answer, Action action) {
        Duration duration = answer.multipliedBy(effort.roundTrips())
                .plus(COMMIT.multipliedBy(effort.commits()))
                .plus(SESSION.multipliedBy(effort.sessions()));
        return new Forecast(Optional.of(duration), effort.waitsAtMost(), basis(effort, answer, action));
    }

    private String basis(Effort effort, Duration answer, Action action) {
        List<String> parts = new ArrayList<>();
        if (effort.roundTrips() > 0) {
            parts.add("%d × %s, as %s answers now"
                    .formatted(
                            effort.roundTrips(),
                            Durations.inWords(answer),
                            isGate(action.target()) ? "the gate" : asked(action)));
        }
        if (effort.commits() > 0) {
            parts.add("%d × %s to flush".formatted(effort.commits(), Durations.inWords(COMMIT)));
        }
        if (effort.sessions() > 0) {
            parts.add("%d sessions × %s to end".formatted(effort.sessions(), Durations.inWords(SESSION)));
        }
        return parts.isEmpty() ? "not while traffic is held" : String.join(" + ", parts);
    }

    private Optional<Duration> answer(Action action) {
        return answers.computeIfAbsent(asked(action), this::timed);
    }

    /** A server that is not there yet is taken to answer as blue does. */
    private String asked(Action action) {
        return isGate(action.target()) || context.exists(action.target()) ? action.target() : NEAR;
    }

    private Optional<Duration> timed(String target) {
        return isGate(target) ? context.gate().flatMap(Forecasts::timed) : timedServer(target);
    }

    private static boolean isGate(String target) {
        return target.equals("gate");
    }

    private static Optional<Duration> timed(Gate gate) {
        List<Duration> took = new ArrayList<>();
        try {
            for (int i = 0; i < QUESTIONS; i++) {
                long began = System.nanoTime();
                gate.state();
                took.add(Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (GateException e) {
            return Optional.empty();
        }
        return Optional.of(median(took));
    }

    private Optional<Duration> timedServer(String role) {
        List<Duration> took = new ArrayList<>();
        try (Sql sql = context.sql(role)) {
            for (int i = 0; i < QUESTIONS; i++) {
                long began = System.nanoTime();
                sql.number("select 1");
                took.add(Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (SqlFailedException | IllegalStateException e) {
            return Optional.empty();
        }
        return Optional.of(median(took));
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }
}
