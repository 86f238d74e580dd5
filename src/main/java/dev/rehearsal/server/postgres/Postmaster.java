package dev.rehearsal.server.postgres;

import dev.rehearsal.server.LockFile;
import dev.rehearsal.server.ProcessRecord;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.SharedMemory;
import dev.rehearsal.server.Signals;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process of one server, and those it forked. Written down in the work folder as long as it runs. Changed by one
 * thread at a time; {@link #isRunning} is for any.
 */
final class Postmaster {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOPPED_AT_ONCE_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOKS = Duration.ofMillis(5);

    private final LockFile lockFile;
    private final SharedMemory memory;
    private final WorkFolder work;
    private final String what;
    private volatile Optional<ProcessHandle> process = Optional.empty();

    Postmaster(SharedMemory memory, WorkFolder work, String what) {
        this.lockFile = LockFile.in(memory.data());
        this.memory = memory;
        this.work = work;
        this.what = what;
    }

    boolean isRunning() {
        return process.filter(ProcessRecord::isRunning).isPresent();
    }

    /** Takes charge of the process that the lock file names, if there is one that nobody took charge of. */
    void adopt() {
        if (process.isPresent()) {
            return;
        }
        try {
            Optional<ProcessRecord> record = lockFile.read(what);
            process = record.flatMap(ProcessRecord::running);
            record.ifPresent(work::record);
        } catch (IOException e) {
            throw new ServerException("find the process of " + what, e, "see " + lockFile.path());
        }
    }

    /** Ends sessions, writes everything to disk and ends. */
    void stop() throws InterruptedException {
        if (!hasEnded("INT", STOPPED_WITHIN)) {
            stopAtOnce();
        }
        forget();
    }

    /** Ends without writing anything. */
    void stopAtOnce() throws InterruptedException {
        if (!hasEnded("QUIT", STOPPED_AT_ONCE_WITHIN)) {
            kill();
        }
        forget();
    }

    void kill() throws InterruptedException {
        List<ProcessHandle> all = all();
        Signals.send("KILL", all);
        Await.until(what + " to be dead", Deadline.after(STOPPED_AT_ONCE_WITHIN), LOOKS, () -> {
            return Observation.of(all.stream().noneMatch(ProcessRecord::isRunning), "processes running");
        });
        lockFile.delete();
        memory.release();
        forget();
    }

    /** Sends a signal to every process of the server. */
    void signal(String signal) throws InterruptedException {
        Signals.send(signal, all());
    }

    /** Ends every process without waiting for it. */
    void abandon() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> all() {
        return process.map(parent ->
                        Stream.concat(Stream.of(parent), parent.descendants()).toList())
                .orElse(List.of());
    }

    /** Asks it to end. Its lock file goes first, then its memory, which is why the process itself is waited for. */
    private boolean hasEnded(String signal, Duration within) throws InterruptedException {
        Signals.send(signal, process.stream().toList());
        try {
            Await.until(what + " to stop", Deadline.after(within), LOOKS, () -> {
                return Observation.of(!isRunning(), "running");
            });
            return true;
        } catch (TimedOutException e) {
            return false;
        }
    }

    private void forget() {
        process.ifPresent(ended -> work.forget(ended.pid()));
        process = Optional.empty();
    }
}
