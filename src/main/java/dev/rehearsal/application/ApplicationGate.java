package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate in front of the application's database: it lets transactions in or holds them, and can move them to another
 * target that it has warmed beforehand. Orders come one at a time; transactions come from many threads.
 */
final class ApplicationGate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationGate.class);
    private static final long NO_PAUSE = 0;
    private static final Duration RETIRE_AFTER = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Admission admission = new Admission();
    private final Operations operations;
    private final Executor later;
    private final Targets targets;
    private volatile Target current;
    private @Nullable Target prepared;
    private @Nullable Target previous;
    private long triedInPause;

    ApplicationGate(Login login, Operations operations, Executor later) throws SQLException, InterruptedException {
        this.operations = operations;
        this.targets = new Targets(login, operations::samples);
        this.later = later;
        this.current = targets.open(login.address());
    }

    /** What its transactions do. */
    Operations operations() {
        return operations;
    }

    /** Begins a transaction, waiting while paused; ended by {@link #leave}. */
    Target enter() throws InterruptedException {
        admission.enter();
        return current;
    }

    void leave() {
        admission.leave();
    }

    /** For how long, in all, transactions have been held back so far. */
    Duration held() {
        return admission.held();
    }

    synchronized void prepare(Address address) throws SQLException, InterruptedException {
        Target former = prepared;
        if (former != null && former.address().equals(address)) {
            targets.fill(former);
            return;
        }
        prepared = targets.open(address);
        retire(former);
    }

    /** Whether no transaction is under way; if not within the time, they are let in again. */
    boolean pause(Duration drainWithin, Duration holdAtMost) throws InterruptedException {
        boolean isDrained = admission.pause(drainWithin);
        if (isDrained) {
            long number = admission.pauseNumber();
            after(holdAtMost, () -> release(number));
        }
        return isDrained;
    }

    /** To the target last prepared; nothing where it has been moved there already. */
    synchronized void repoint() throws SQLException, InterruptedException {
        Target next = prepared;
        if (next == null) {
            if (previous != null) {
                return;
            }
            throw new IllegalStateException("nothing is prepared; prepare a target first");
        }
        Target alive = alive(next);
        previous = current;
        current = alive;
        prepared = null;
        triedInPause = admission.pauseNumber();
    }

    /**
     * Back to the target before the last {@link #repoint}; nothing when there was none. Within the pause of the move a
     * fence may still keep the application out there, so its connections are tried when traffic is let in again.
     */
    synchronized void pointBack() throws SQLException, InterruptedException {
        Target before = previous;
        if (before == null) {
            return;
        }
        long pause = admission.pauseNumber();
        boolean isPauseOfTheMove = pause != NO_PAUSE && pause == triedInPause;
        Target back = isPauseOfTheMove ? before : alive(before);
        prepared = current;
        current = back;
        previous = null;
        triedInPause = isPauseOfTheMove ? NO_PAUSE : pause;
    }

    /** Lets transactions in, onto connections that answer, as far as the server does; tries none twice in one pause. */
    synchronized void resume() {
        long pause = admission.pauseNumber();
        if (pause != NO_PAUSE && pause != triedInPause) {
            try {
                current.revive(Targets.soon());
            } catch (SQLException e) {
                LOG.warn("resuming although {} does not answer", current.address(), e);
            }
        }
        admission.resume();
        retire(previous);
    }

    Admission.Census census() {
        return admission.census();
    }

    Address target() {
        return current.address();
    }

    /** The target with every connection alive, or a new one in its place. */
    private Target alive(Target target) throws SQLException, InterruptedException {
        Target alive = targets.alive(target);
        if (alive != target) {
            retire(target);
        }
        return alive;
    }

    /** Not at once: those who waited for the gate come first. In no thread that requests or orders may want. */
    private void retire(@Nullable Target target) {
        if (target != null) {
            retireLater(target, RETIRE_AFTER);
        }
    }

    private void retireLater(Target target, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(() -> closeWhenIdle(target));
    }

    private void closeWhenIdle(Target target) {
        if (isDoneWith(target)) {
            target.close();
        }
    }

    /** Once no transaction uses it any more, unless traffic was pointed back to it meanwhile. */
    private synchronized boolean isDoneWith(Target target) {
        if (target == current || target == prepared) {
            return false;
        }
        if (target.busy() > 0) {
            retireLater(target, LOOK_AGAIN);
            return false;
        }
        target.retire();
        return true;
    }

    private void after(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, later)
                .execute(action);
    }

    private void release(long pauseNumber) {
        if (admission.resumeIfStill(pauseNumber)) {
            LOG.warn("nobody resumed in time, so the gate released itself");
        }
    }

    @Override
    public synchronized void close() {
        current.close();
        if (prepared != null) {
            prepared.close();
        }
        if (previous != null) {
            previous.close();
        }
    }
}
