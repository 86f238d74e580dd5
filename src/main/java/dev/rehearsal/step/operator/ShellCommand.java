package dev.rehearsal.step.operator;

import dev.rehearsal.step.ProcessTree;
import dev.rehearsal.step.ShownText;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Durations;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A command that {@code sh} runs until it ends, or until the deadline ends it and every process it started. */
record ShellCommand(String text, StepContext context) {
    private static final int COULD_NOT_RUN = 127;

    /**
     * How it ended.
     *
     * @param output the end of what it wrote, without secrets
     */
    record Ended(int exitStatus, String output) {}

    /**
     * Runs it.
     *
     * @throws StepFailedException when it cannot be started or does not end in time
     */
    Ended run() throws StepFailedException, InterruptedException {
        try {
            // Not a pipe: a process that outlives the command would hold it open.
            Path output = Files.createTempFile("rehearsal-command-", ".log");
            try {
                return run(output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new StepFailedException(attempt(), String.valueOf(e.getMessage()), "see that sh can be run here", e);
        }
    }

    private Ended run(Path output) throws IOException, StepFailedException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", text)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        nameServers(builder.environment());
        Process process = builder.start();
        try {
            context.processes().record(process.toHandle(), "a command of the runbook");
            Await.until("the command to end", context.deadline(), () -> {
                return Observation.of(!process.isAlive(), "it still runs");
            });
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    attempt(),
                    "it had not ended after %s and was stopped; its output ended with: %s"
                            .formatted(Durations.inWords(context.deadline().allowed()), shown().endOf(output)),
                    "allow it more time, or see what it waits for",
                    e);
        } finally {
            new ProcessTree(process.toHandle()).end();
            context.processes().forget(process.toHandle());
        }
        return new Ended(process.exitValue(), shown().endOf(output));
    }

    private void nameServers(Map<String, String> environment) throws StepFailedException {
        try {
            context.servers()
                    .roles()
                    .forEach(role -> environment.putAll(context.variables(role).of(role)));
        } catch (RuntimeException e) {
            throw new StepFailedException(
                    attempt(),
                    "it was not run, since the servers' addresses are not known: " + e.getMessage(),
                    "see that every role of the runbook has a server at that time",
                    e);
        }
    }

    /** Runs it, writes down its output, and fails when it does. */
    void demand() throws StepFailedException, InterruptedException {
        Ended ended = run();
        if (!ended.output().isEmpty()) {
            context.journal().note("%s wrote: %s".formatted(attempt(), ended.output()));
        }
        if (ended.exitStatus() != 0) {
            throw new StepFailedException(
                    attempt(),
                    "exit status %d; its output ended with: %s".formatted(ended.exitStatus(), ended.output()),
                    ended.exitStatus() == COULD_NOT_RUN
                            ? "see that the command is installed and on the path"
                            : "see to what the output names, then rehearse again");
        }
    }

    /** The command as it may be shown. */
    String inPlans() {
        return "sh -c '%s'".formatted(shown().without(text));
    }

    private String attempt() {
        return "run '%s'".formatted(shown().without(text));
    }

    private ShownText shown() {
        return new ShownText(context);
    }
}
