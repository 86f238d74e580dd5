package dev.rehearsal.localrds.answer;

import software.amazon.awssdk.core.exception.AbortedException;

/** Work inside a call of the SDK's interface, which knows no InterruptedException but has an answer to it. */
public final class Interruptible {
    private Interruptible() {}

    public interface Work<T> {
        T call() throws InterruptedException;
    }

    public static <T> T call(Work<T> work) {
        try {
            return work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted", e);
        }
    }
}
