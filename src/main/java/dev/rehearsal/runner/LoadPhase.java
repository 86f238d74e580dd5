package dev.rehearsal.runner;

import dev.rehearsal.application.Estate;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.load.Load;
import dev.rehearsal.load.LoadBrokenException;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.LoadSettings;
import dev.rehearsal.load.RunningLoad;
import dev.rehearsal.load.SeededRows;
import dev.rehearsal.scenario.LoadSpec;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.time.Instant;

/** The load of a rehearsal: started, warmed up, cooled down, stopped. */
final class LoadPhase {
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Beyond the clients' own patience, so that every request ends by itself. */
    private static final Duration BEYOND_PATIENCE = Duration.ofSeconds(15);

    private final Assignment assignment;
    private final Environment environment;

    LoadPhase(Assignment assignment, Environment environment) {
        this.assignment = assignment;
        this.environment = environment;
    }

    RunningLoad start() throws LoadBrokenException, InterruptedException {
        LoadSpec spec = assignment.scenario().load();
        return Load.start(
                new LoadSettings(
                        assignment.simulation(),
                        spec.rate(),
                        spec.kinds(),
                        spec.longTransaction(),
                        spec.patience(),
                        spec.atMost(),
                        environment.application(),
                        assignment.scenario().estate().seed(),
                        new SeededRows(assignment.scenario().estate().rows(), Estate.ACCOUNTS, Estate.DOCUMENTS),
                        new LoadFolder(assignment.folder().path())),
                Deadline.after(FIRST_ANSWER_WITHIN));
    }

    void warmUp(RunningLoad load) throws LoadBrokenException, InterruptedException {
        runOn(load, assignment.scenario().load().warmUp(), "the end of the warm-up");
    }

    void coolDown(RunningLoad load) throws LoadBrokenException, InterruptedException {
        runOn(load, assignment.scenario().load().coolDown(), "the end of the cool-down");
    }

    void stop(RunningLoad load) throws LoadBrokenException, InterruptedException {
        load.stop(Deadline.after(assignment.scenario().load().patience().plus(BEYOND_PATIENCE)));
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
