package dev.rehearsal.runner;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.machine.TimeJudge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes down what it is told, and after which step; for many threads. */
final class WatchingWitness implements Witness {
    private final List<String> steps;
    private final List<String> witnessed = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch looking = new CountDownLatch(1);
    private volatile CompletableFuture<Void> enough = CompletableFuture.completedFuture(null);

    private volatile Runnable reading = () -> {};

    WatchingWitness(List<String> steps) {
        this.steps = steps;
    }

    List<String> witnessed() {
        return List.copyOf(witnessed);
    }

    /** From now on a look at the cut lasts until this comes, or it is abandoned. */
    void lookUntil(CompletableFuture<Void> end) {
        enough = end.orTimeout(10, TimeUnit.SECONDS);
    }

    /** From now on the servers' logs are read like that. */
    void readLogs(Runnable how) {
        reading = how;
    }

    void awaitLooking() throws InterruptedException {
        assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void beforeMoving(WindowKind kind) {}

    @Override
    public void afterCut() {
        looking.countDown();
        // As deaf to interruptions as a thread that waits for a server.
        enough.join();
        note("after cut");
    }

    @Override
    public void abandonCut() {
        note("cut abandoned");
        enough.complete(null);
    }

    @Override
    public void beforeRelease() {
        note("before release");
    }

    @Override
    public void beforeTakingBack() {}

    @Override
    public Finding beforeUndoing(Finding failure, Optional<String> logOf) {
        try {
            reading.run();
        } catch (SqlFailedException e) {
            note("no log is read");
            return failure;
        }
        logOf.ifPresent(role -> note("the log of %s is read".formatted(role)));
        return logOf.map(role -> failure.because("the log of %s tells why".formatted(role)))
                .orElse(failure);
    }

    @Override
    public void beforeRetiring(String role) {}

    @Override
    public void lastLook(String role) {
        note("before retiring " + role);
    }

    @Override
    public Optional<Finding> load() {
        return Optional.empty();
    }

    @Override
    public TimeJudge times() {
        return TimeJudge.OF_A_MACHINE_WITH_ENOUGH;
    }

    private void note(String what) {
        witnessed.add("%s, after %s".formatted(what, steps.get(steps.size() - 1)));
    }
}
