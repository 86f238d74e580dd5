package dev.rehearsal.cli;

import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.runner.Interruption;
import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C, or a signal to end, break off a rehearsal in good order: the process lives on until traffic is released,
 * everything is closed and the report is written. A second Ctrl-C changes nothing.
 */
final class BreakingOff implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Interruption interruption;
    private final Screen screen;
    private final Thread hook = new Thread(this::breakOff, "breaking-off");
    private volatile String saying =
            "Breaking off: traffic is released, what can be is taken back, all is closed. This takes some seconds.";
    private volatile ExitCode exitCode = ExitCode.UNKNOWN;

    private BreakingOff(Interruption interruption, Screen screen) {
        this.interruption = interruption;
        this.screen = screen;
    }

    static BreakingOff of(Interruption interruption, Screen screen) {
        BreakingOff breakingOff = new BreakingOff(interruption, screen);
        Runtime.getRuntime().addShutdownHook(breakingOff.hook);
        return breakingOff;
    }

    /** What to say from now on when it is broken off. */
    void say(String other) {
        saying = other;
    }

    /** What the process ends with, once it ends. */
    void endWith(ExitCode code) {
        exitCode = code;
    }

    /** Returns when somebody wants the process to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Whether somebody wants the process to end. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Somebody wants the process to end, by another way than a signal. */
    void ask() {
        asked.countDown();
    }

    private void breakOff() {
        screen.line("");
        screen.line(saying);
        asked.countDown();
        interruption.byTheOperator();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A process that a signal ended would report the signal's number instead.
        Runtime.getRuntime().halt(exitCode.number());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running already, and waits for what comes next.
            asked.countDown();
        }
        ended.countDown();
    }
}
