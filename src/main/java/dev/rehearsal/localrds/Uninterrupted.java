package dev.rehearsal.localrds;

import software.amazon.awssdk.core.exception.AbortedException;

/** Work inside a call of the SDK's interface, which knows no InterruptedException but has an answer to it. */
final class Uninterrupted {
    private Uninterrupted() {}

    interface Work<T> {
        T call() throws InterruptedException;
    }

    static <T> T call(Work<T> work) {
        try {
            return work.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted", e);
        }
    }
}
