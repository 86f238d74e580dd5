package dev.rehearsal.application;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One request between its arrival and its answer. Safe for the threads that work on it and watch its time. */
final class Ticket {
    private final Operation operation;
    private final long arrived = System.nanoTime();
    private final Duration heldBefore;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private int attempts;
    private boolean isUnderWay;
    private boolean isOverdue;
    private boolean mayHaveCommitted;
    private String lastError = "held";

    /** @param heldBefore for how long the gate had held transactions, in all, when the request arrived */
    Ticket(Operation operation, Duration heldBefore) {
        this.operation = operation;
        this.heldBefore = heldBefore;
    }

    Operation operation() {
        return operation;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** The request's age without the time during which the gate held it: that is no time spent trying. */
    Duration age(Duration heldNow) {
        return Duration.ofNanos(System.nanoTime() - arrived).minus(heldNow.minus(heldBefore));
    }

    /** Counts an attempt; false when the request has been answered meanwhile, and nothing is left to do. */
    synchronized boolean begin() {
        if (answer.isDone()) {
            return false;
        }
        isUnderWay = true;
        attempts++;
        return true;
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized boolean isOverdue() {
        return isOverdue;
    }

    void succeed(String server) {
        answer.complete(Answer.ok(attempts(), server));
    }

    void findNothing() {
        answer.complete(Answer.notFound(attempts()));
    }

    /** Notes an attempt that failed. */
    synchronized void fail(String error, boolean thisMayHaveCommitted) {
        isUnderWay = false;
        lastError = error;
        mayHaveCommitted |= thisMayHaveCommitted;
    }

    synchronized void giveUp() {
        answer.complete(Answer.gaveUp(attempts, mayHaveCommitted, lastError));
    }

    /** Once it is that old, its time is up: answers unless an attempt is under way, which then is the last one. */
    void expireAfter(Duration age) {
        if (System.nanoTime() - arrived >= age.toNanos()) {
            expire();
        }
    }

    synchronized void expire() {
        isOverdue = true;
        if (!isUnderWay) {
            giveUp();
        }
    }
}
