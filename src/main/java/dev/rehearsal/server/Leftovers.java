package dev.rehearsal.server;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What rehearsals that were killed left behind. Ends exactly the processes that they wrote down, and touches nothing of
 * a rehearsal whose owner still lives.
 *
 * @param place the folder that holds the work folders
 */
public record Leftovers(Path place) {
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);
    private static final Duration MADE_WITHIN = Duration.ofMinutes(1);

    public static Leftovers here() {
        return new Leftovers(WorkFolder.usualPlace());
    }

    /** The work folders without a living owner. */
    public List<Path> folders() {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !isOwned(folder))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ServerException("look for leftovers in " + place, e, "make it readable");
        }
    }

    /** Sweeps all of them up and says, line by line, what was ended and deleted. */
    public List<String> sweep() throws InterruptedException {
        List<String> done = new ArrayList<>();
        for (Path folder : folders()) {
            for (ProcessRecord record : records(folder)) {
                Optional<ProcessHandle> process = record.running();
                if (process.isPresent()) {
                    end(process.get(), record.ending());
                    done.add("ended %s (process %d)".formatted(record.what(), record.pid()));
                }
            }
            try {
                done.addAll(releaseMemory(folder));
                FileTree.delete(folder);
            } catch (IOException e) {
                throw new ServerException("delete " + folder, e, "delete it by hand");
            }
            done.add("deleted " + folder);
        }
        return List.copyOf(done);
    }

    private static boolean isOwned(Path folder) {
        try {
            Path owner = folder.resolve(WorkFolder.OWNER);
            if (Files.exists(owner)) {
                return ProcessRecord.read(owner).running().isPresent();
            }
            Instant made = Files.getLastModifiedTime(folder).toInstant();
            return made.plus(MADE_WITHIN).isAfter(Instant.now());
        } catch (IOException e) {
            // It vanished while being looked at, or cannot be judged: either way not ours to touch.
            return true;
        }
    }

    private static List<ProcessRecord> records(Path folder) {
        List<ProcessRecord> records = new ArrayList<>();
        try {
            for (Path file : children(folder.resolve(WorkFolder.PROCESSES))) {
                records.add(ProcessRecord.read(file));
            }
            // A server that was just being started when its rehearsal was killed has written down itself only.
            for (Path server : children(folder.resolve(WorkFolder.SERVERS))) {
                LockFile.in(server.resolve("data"))
                        .read("PostgreSQL '%s'".formatted(server.getFileName()))
                        .filter(found -> records.stream().noneMatch(record -> record.pid() == found.pid()))
                        .ifPresent(records::add);
            }
            return records;
        } catch (IOException e) {
            throw new ServerException("read the processes of " + folder, e, "delete the broken record by hand");
        }
    }

    /** A server that ended in good order has removed its lock file, and its memory with it. */
    private static List<String> releaseMemory(Path folder) throws IOException, InterruptedException {
        List<String> done = new ArrayList<>();
        for (Path server : children(folder.resolve(WorkFolder.SERVERS))) {
            Path data = server.resolve("data");
            LockFile lockFile = LockFile.in(data);
            if (Files.exists(lockFile.path())) {
                lockFile.delete();
                boolean isGone = new SharedMemory(data, Account.here()).release();
                done.add("%s the shared memory of PostgreSQL '%s'"
                        .formatted(isGone ? "released" : "could not release", server.getFileName()));
            }
        }
        return done;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void end(ProcessHandle process, String ending) throws InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        // A process held by SIGSTOP takes no other signal but KILL.
        Signals.send("CONT", all);
        Signals.send(ending, List.of(process));
        try {
            awaitEnd(all);
        } catch (TimedOutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(all);
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        Await.until("the processes to end", Deadline.after(ENDED_WITHIN), Duration.ofMillis(20), () -> {
            long alive = processes.stream().filter(ProcessRecord::isRunning).count();
            return Observation.of(alive == 0, alive + " of them running");
        });
    }
}
