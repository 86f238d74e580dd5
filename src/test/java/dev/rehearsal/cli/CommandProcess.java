package dev.rehearsal.cli;

import dev.rehearsal.journal.CorruptJournalException;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.JournalFormat;
import dev.rehearsal.journal.RehearsalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * A command in a process of its own, as users run it, working in a place of its own so that what it starts can be told
 * from what others start. Closing it kills it.
 *
 * @param output everything it prints
 * @param place where its work folders lie
 * @param reports where it writes
 */
record CommandProcess(Process process, Path output, Path place, Path reports) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** As little as makes a rehearsal; how long things take is not what these tests are about. */
    private static final List<String> QUICK = List.of(
            "--set", "estate.rows=2000",
            "--set", "load.rate=50",
            "--set", "load.warmUp=2s",
            "--set", "load.coolDown=1s",
            "--set", "expect.longestStall=20s",
            "--set", "expect.switchover=20s");

    /** Rehearses quickly. */
    static CommandProcess run(Path place, Path reports, String... arguments) throws IOException {
        return run(place, reports, Map.of(), arguments);
    }

    /** The same in an environment of its own. */
    static CommandProcess run(Path place, Path reports, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        all.addAll(QUICK);
        all.addAll(List.of("--out", reports.toString()));
        return start(place, reports, all, environment);
    }

    static CommandProcess start(Path place, Path reports, List<String> arguments) throws IOException {
        return start(place, reports, arguments, Map.of());
    }

    static CommandProcess start(Path place, Path reports, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> words = new ArrayList<>(interruptible());
        words.add(ProcessHandle.current().info().command().orElseThrow());
        words.addAll(launcherFlags());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(arguments);
        Path output = Files.createTempFile(reports, "command-", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("REHEARSAL_WORK", place.toString());
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start(), output, place, reports);
    }

    /** What the launcher starts Java with, as far as it is the same for everybody. */
    static List<String> launcherFlags() throws IOException {
        Matcher flags = Pattern.compile("exec \"\\$java\" (.+) -Drehearsal\\.home=")
                .matcher(Files.readString(Path.of("rehearse")));
        if (!flags.find()) {
            throw new IllegalStateException("the launcher no longer says how it starts Java");
        }
        return List.of(flags.group(1).split(" "));
    }

    /** Tests that run in a shell's background ignore the terminal's interrupt, and so would all that they start. */
    private static List<String> interruptible() throws IOException {
        List<String> words = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(words);
        trial.add("true");
        int code = new ProcessBuilder(trial)
                .redirectErrorStream(true)
                .start()
                .onExit()
                .join()
                .exitValue();
        return code == 0 ? words : List.of();
    }

    void awaitSaying(String text) {
        await().atMost(PATIENCE)
                .failFast("the command has ended", () -> !process.isAlive())
                .until(() -> said().contains(text));
    }

    /** Every process it has started that still runs, servers included, which are not its children. */
    List<ProcessHandle> started() {
        return Stream.concat(process.descendants(), servers().stream().flatMap(CommandProcess::family))
                .toList();
    }

    /** The servers whose data lie in its place. */
    List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains("-D " + place))
                .toList();
    }

    private static Stream<ProcessHandle> family(ProcessHandle parent) {
        return Stream.concat(Stream.of(parent), parent.descendants());
    }

    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the command does not end; it said " + output);
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    /** The folder of its only rehearsal. */
    RehearsalFolder rehearsal() throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(file -> file.endsWith("journal.jsonl"))
                    .map(file -> new RehearsalFolder(file.resolveSibling("")))
                    .findAny()
                    .orElseThrow();
        }
    }

    List<Event> events() throws IOException, CorruptJournalException {
        return JournalFormat.read(rehearsal().journal());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
