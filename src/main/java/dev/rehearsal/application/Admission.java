package dev.rehearsal.application;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets transactions in, or holds them back while it is paused, and knows when none is under way. Whoever waited longest
 * is let in first. Safe for many threads.
 */
final class Admission {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition opened = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private boolean isPaused;
    private int active;
    private int waiting;
    private long pauses;
    private long pausedAt;
    private long heldNanos;

    /** Counts of one moment. */
    record Census(boolean isPaused, int active, int waiting) {}

    /** Begins a transaction, waiting while paused. Each call that returns is followed by one of {@link #leave}. */
    void enter() throws InterruptedException {
        lock.lock();
        try {
            waiting++;
            try {
                while (isPaused) {
                    opened.await();
                }
            } finally {
                waiting--;
            }
            active++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            active--;
            if (active == 0) {
                drained.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Holds new transactions and waits until none is under way.
     *
     * @return whether that came true in time; if not, transactions are let in again
     */
    boolean pause(Duration drainWithin) throws InterruptedException {
        lock.lock();
        try {
            hold();
            long left = drainWithin.toNanos();
            while (active > 0 && left > 0 && isPaused) {
                left = drained.awaitNanos(left);
            }
            if (active > 0) {
                release();
            }
            return isPaused;
        } catch (InterruptedException e) {
            release();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }

    /** The number of the present pause, so that a later order can tell whether it is still the same; 0 for none. */
    long pauseNumber() {
        lock.lock();
        try {
            return isPaused ? pauses : 0;
        } finally {
            lock.unlock();
        }
    }

    Census census() {
        lock.lock();
        try {
            return new Census(isPaused, active, waiting);
        } finally {
            lock.unlock();
        }
    }

    /** For how long, in all, transactions have been held back so far. */
    Duration held() {
        lock.lock();
        try {
            return Duration.ofNanos(heldNanos + (isPaused ? System.nanoTime() - pausedAt : 0));
        } finally {
            lock.unlock();
        }
    }

    /** Lets transactions in if the pause of that number is still on; whether it was. */
    boolean resumeIfStill(long pauseNumber) {
        lock.lock();
        try {
            boolean isStill = isPaused && pauses == pauseNumber;
            if (isStill) {
                release();
            }
            return isStill;
        } finally {
            lock.unlock();
        }
    }

    private void hold() {
        if (!isPaused) {
            isPaused = true;
            pauses++;
            pausedAt = System.nanoTime();
        }
    }

    private void release() {
        if (isPaused) {
            isPaused = false;
            heldNanos += System.nanoTime() - pausedAt;
            opened.signalAll();
            drained.signalAll();
        }
    }
}
