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
import java.util.Set;
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

    /**
     * What a sweep came to, line by line.
     *
     * @param done what was ended and deleted
     * @param left what it could not make sense of, and what to do about it
     */
    public record Swept(List<String> done, List<String> left) {
        public Swept {
            done = List.copyOf(done);
            left = List.copyOf(left);
        }

        /** This sweep and another. */
        public Swept and(Swept other) {
            return new Swept(
                    Stream.concat(done.stream(), other.done.stream()).toList(),
                    Stream.concat(left.stream(), other.left.stream()).toList());
        }
    }

    /** Sweeps all of them up, but keeps a folder that does not tell its processes. */
    public Swept sweep() throws InterruptedException {
        return sweep(Set.of());
    }

    /** The same, but keeps folders that still tell what is left elsewhere; their processes end. */
    public Swept sweep(Set<Path> needed) throws InterruptedException {
        List<String> done = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Path folder : folders()) {
            List<String> unreadable = new ArrayList<>();
            for (ProcessRecord record : records(folder, unreadable)) {
                Optional<ProcessHandle> process = record.running();
                if (process.isPresent()) {
                    end(process.get(), record.ending());
                    done.add("ended %s (process %d)".formatted(record.what(), record.pid()));
                }
            }
            if (needed.contains(folder)) {
                left.add("kept %s: it tells what was on the servers before; run this again once they are put right"
                        .formatted(folder));
            } else if (unreadable.isEmpty()) {
                delete(folder, done, left);
            } else {
                left.add("kept %s: %s; see whether that process runs, then delete the folder by hand"
                        .formatted(folder, String.join(", ", unreadable)));
            }
        }
        return new Swept(done, left);
    }

    private static void delete(Path folder, List<String> done, List<String> left) throws InterruptedException {
        done.addAll(releaseMemory(folder));
        try {
            FileTree.delete(folder);
            done.add("deleted " + folder);
        } catch (IOException e) {
            left.add("kept %s: %s; delete it by hand".formatted(folder, e.getMessage()));
        }
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

    private static List<ProcessRecord> records(Path folder, List<String> unreadable) {
        List<ProcessRecord> records = new ArrayList<>();
        for (Path file : children(folder.resolve(WorkFolder.PROCESSES))) {
            record(() -> Optional.of(ProcessRecord.read(file)), unreadable).ifPresent(records::add);
        }
        // A server that was just being started when its rehearsal was killed has written down itself only.
        for (Path server : children(folder.resolve(WorkFolder.SERVERS))) {
            String what = "PostgreSQL '%s'".formatted(server.getFileName());
            record(() -> LockFile.in(server.resolve("data")).read(what), unreadable)
                    .filter(found -> records.stream().noneMatch(record -> record.pid() == found.pid()))
                    .ifPresent(records::add);
        }
        return records;
    }

    private interface Reading {
        Optional<ProcessRecord> read() throws IOException;
    }

    private static Optional<ProcessRecord> record(Reading reading, List<String> unreadable) {
        try {
            return reading.read();
        } catch (IOException e) {
            unreadable.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A server that ended in good order has removed its lock file, and its memory with it. */
    private static List<String> releaseMemory(Path folder) throws InterruptedException {
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

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new ServerException("look into " + folder, e, "make it readable");
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
