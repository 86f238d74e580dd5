package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets other threads ask the rehearsing thread to break off: Ctrl-C, a disk that fills up. The first reason counts.
 * Safe for many threads.
 */
public final class Interruption {
    /** A statement that ends by itself leaves less behind than one that is cut. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Duration grace;
    private final Thread rehearsing;
    private final AtomicReference<Finding> reason = new AtomicReference<>();
    private boolean isOpen = true;
    private Runnable cut = () -> {};
    private Optional<LastResort> lastResort = Optional.empty();

    /** Created by the thread that will rehearse. */
    public Interruption() {
        this(GRACE);
    }

    Interruption(Duration grace) {
        this.grace = grace;
        this.rehearsing = Thread.currentThread();
    }

    public void byTheOperator() {
        because(Finding.unknown(
                FindingCode.INTERRUPTED,
                "a rehearsal that runs to its end",
                "an interruption by the operator",
                "the rehearsal",
                "run it again"));
    }

    /** Breaks off for this reason; does nothing once the rehearsal is past the point where it can be broken off. */
    public synchronized void because(Finding finding) {
        if (isOpen && reason.compareAndSet(null, finding)) {
            rehearsing.interrupt();
            lastResort = Optional.of(new LastResort(grace, this::cut));
        }
    }

    /** What ends a wait that cannot be interrupted; done again and again once the thread stays away for a while. */
    public synchronized void cutBy(Runnable other) {
        cut = other;
    }

    /** There may be nothing to cut yet when the reason comes. */
    private void cut() {
        Runnable latest;
        synchronized (this) {
            latest = cut;
        }
        latest.run();
    }

    public Optional<Finding> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** From here on nothing interrupts the thread any more: it is taking things back, judging and closing. */
    synchronized void shut() {
        isOpen = false;
        lastResort.ifPresent(LastResort::cancel);
        Thread.interrupted();
    }
}
