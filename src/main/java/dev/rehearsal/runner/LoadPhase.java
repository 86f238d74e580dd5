package dev.rehearsal.runner;

import dev.rehearsal.application.Estate;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.load.Load;
import dev.rehearsal.load.LoadBrokenException;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.LoadSettings;
import dev.rehearsal.load.RunningLoad;
import dev.rehearsal.load.SeededRows;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.Spare;
import dev.rehearsal.scenario.LoadSpec;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The load of a rehearsal: started, warmed up until it is steady, cooled down, stopped. For one thread. */
final class LoadPhase {
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Beyond the clients' own patience, so that every request ends by itself. */
    private static final Duration BEYOND_PATIENCE = Duration.ofSeconds(15);

    private static final Duration ABANDONED_WITHIN = Duration.ofSeconds(5);
    /** The first seconds of a load meet cold code; the last ones of the warm-up are what is judged. */
    private static final Duration STEADY_FOR = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Assignment assignment;
    private final Environment environment;
    private final RehearsingMachine machine;
    private final Journal journal;

    LoadPhase(Assignment assignment, Environment environment, RehearsingMachine machine, Journal journal) {
        this.assignment = assignment;
        this.environment = environment;
        this.machine = machine;
        this.journal = journal;
    }

    /** Judges a stretch of the load. */
    interface SteadyCheck {
        List<Finding> judge(Instant from, Instant to);
    }

    RunningLoad start() throws LoadBrokenException, InterruptedException {
        LoadSpec spec = assignment.scenario().load();
        double first = spec.rate().isAuto() ? search().first() : spec.rate().perSecond();
        RunningLoad load = Load.start(
                new LoadSettings(
                        assignment.simulation(),
                        spec.rate().perSecond(),
                        first,
                        spec.kinds(),
                        spec.longTransaction(),
                        spec.patience(),
                        spec.atMost(),
                        environment.application(),
                        assignment.scenario().estate().seed(),
                        new SeededRows(assignment.scenario().estate().rows(), Estate.ACCOUNTS, Estate.DOCUMENTS),
                        new LoadFolder(assignment.folder().path())),
                Deadline.after(FIRST_ANSWER_WITHIN));
        machine.recognise(List.of(Mark.ids(Part.LOAD, () -> List.of(load.processId()))));
        return load;
    }

    /**
     * Runs the load until it is steady, for as long as the scenario wants at least, and longer by what it allows at
     * most.
     *
     * @return why it is not steady; empty when it is
     */
    List<Finding> warmUp(RunningLoad load, SteadyCheck check) throws LoadBrokenException, InterruptedException {
        LoadSpec spec = assignment.scenario().load();
        Duration wanted = spec.warmUp();
        Deadline deadline = Deadline.after(wanted.plus(spec.steadyWithin()));
        Instant due = Instant.now().plus(wanted);
        double rate = spec.rate().isAuto()
                ? findRate(load, due, spec.steadyWithin().dividedBy(2), deadline)
                : spec.rate().perSecond();
        runOn(load, Duration.between(Instant.now(), due), "the end of the warm-up");
        // The rate may have been found a moment ago, and a warm-up may be as short as somebody wants it.
        runOn(load, BETWEEN_LOOKS, "a load at its rate");
        Duration stretch = longer(BETWEEN_LOOKS, shorter(wanted, STEADY_FOR));
        while (true) {
            Instant now = Instant.now();
            List<Finding> unsteady = check.judge(now.minus(stretch), now);
            if (unsteady.isEmpty() || deadline.hasPassed()) {
                machine.isSteady(now.minus(stretch), now, rate);
                return unsteady;
            }
            runOn(load, BETWEEN_LOOKS, "a steady load");
        }
    }

    /**
     * Tries one rate after the other until one leaves enough of the machine.
     *
     * @param warm when the scenario's warm-up ends; until then code may still be cold
     * @param left of the deadline, for the rate that was found to become steady
     */
    private double findRate(RunningLoad load, Instant warm, Duration left, Deadline deadline)
            throws LoadBrokenException, InterruptedException {
        RateSearch search = search();
        double rate = search.first();
        while (true) {
            MachineRecord lately = cost(load, rate);
            double next = search.next(rate, lately);
            boolean isSettled =
                    next == rate && (rate == search.most() || !Instant.now().isBefore(warm));
            boolean isLate = deadline.left().compareTo(left) <= 0;
            if (isSettled) {
                return found(rate, search, lately);
            }
            double chosen = isLate ? Math.min(rate, next) : next;
            boolean isMeasured = chosen == rate;
            if (!isMeasured) {
                load.send(chosen);
            }
            rate = chosen;
            if (isLate) {
                return found(rate, search, isMeasured ? lately : cost(load, rate));
            }
        }
    }

    /** What the machine does at a rate that was just set, but for its first moments. */
    private MachineRecord cost(RunningLoad load, double rate) throws LoadBrokenException, InterruptedException {
        Instant begun = Instant.now();
        runOn(load, STEADY_FOR, "what %.0f requests/s cost".formatted(rate));
        return machine.since(begun.plus(BETWEEN_LOOKS));
    }

    private double found(double rate, RateSearch search, MachineRecord lately) {
        int left = lately.isEmpty() ? -1 : (int) (100 - lately.busy() / 10);
        journal.append(new Event.RateFound(journal.now(), rate, search.most(), left, search.leavesEnough(lately)));
        return rate;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private RateSearch search() {
        return new RateSearch(
                Spare.ofThisMachine(), assignment.scenario().load().rate().perSecond());
    }

    void coolDown(RunningLoad load) throws LoadBrokenException, InterruptedException {
        runOn(load, assignment.scenario().load().coolDown(), "the end of the cool-down");
    }

    void stop(RunningLoad load) throws LoadBrokenException, InterruptedException {
        load.stop(Deadline.after(assignment.scenario().load().patience().plus(BEYOND_PATIENCE)));
    }

    /** Stops a load by which nothing is judged: many may be waiting, for as long as their patience lasts. */
    void abandon(RunningLoad load) throws LoadBrokenException, InterruptedException {
        try {
            load.stop(Deadline.after(ABANDONED_WITHIN));
        } catch (TimedOutException e) {
            journal.note("The load was ended before all had their answers: " + e.getMessage());
        }
    }

    private static void runOn(RunningLoad load, Duration duration, String awaited)
            throws LoadBrokenException, InterruptedException {
        Instant end = Instant.now().plus(duration);
        Await.until(awaited, Deadline.after(duration.plusMinutes(1)), LOOK_EVERY, () -> {
            load.ensureRunning();
            return Observation.of(!Instant.now().isBefore(end), "not yet " + end);
        });
    }
}
