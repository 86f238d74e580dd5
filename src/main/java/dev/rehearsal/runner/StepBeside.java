package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A step, or a look, under way in a thread of its own while another step acts. For the thread that began it. */
final class StepBeside {
    private final FutureTask<Optional<Finding>> task;
    private final Thread thread;

    private StepBeside(FutureTask<Optional<Finding>> task) {
        this.task = task;
        this.thread = new Thread(task, "step-beside");
        thread.setDaemon(true);
    }

    static StepBeside begin(Callable<Optional<Finding>> step) {
        StepBeside beside = new StepBeside(new FutureTask<>(step));
        beside.thread.start();
        return beside;
    }

    /** What became of it, once it has ended. */
    Optional<Finding> await() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            if (e.getCause() instanceof RuntimeException crash) {
                throw crash;
            }
            throw new IllegalStateException("what ran beside a step crashed", e);
        }
    }

    /** Breaks it off unless it has ended, and returns when it has: the deadline of what it does sees to that. */
    void end() {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
