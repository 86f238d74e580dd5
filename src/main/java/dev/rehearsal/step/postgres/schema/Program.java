package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.step.ProcessTree;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of this machine, with its environment; secrets go there, never into the arguments. */
record Program(List<String> command, Map<String, String> environment) {
    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** What it wrote; {@code errors} is the end of its error output. */
    record Result(int exitCode, String output, String errors) {
        boolean isSuccess() {
            return exitCode == 0;
        }
    }

    /**
     * Runs it to its end; one that outlasts the context's deadline, or the caller's patience, is ended.
     *
     * @throws TimedOutException when it was ended
     */
    Result run(StepContext context) throws IOException, InterruptedException {
        Path output = Files.createTempFile("rehearsal", ".out");
        Path errors = Files.createTempFile("rehearsal", ".err");
        try {
            return run(context, output, errors);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private Result run(StepContext context, Path output, Path errors) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            context.processes().record(process.toHandle(), command.get(0) + " of the runbook");
            Duration left = context.deadline().left();
            if (!process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimedOutException(
                        "'%s' to end".formatted(command.get(0)),
                        context.deadline().allowed(),
                        left,
                        "it runs");
            }
        } finally {
            new ProcessTree(process.toHandle()).end();
            context.processes().forget(process.toHandle());
        }
        return new Result(process.exitValue(), Files.readString(output), lastLines(errors));
    }

    private static String lastLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join(" ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
