package dev.rehearsal.server;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared memory of a server that was killed: the system keeps it until somebody takes it away, and that is not seen
 * in any folder.
 *
 * @param data the server's data folder, by which PostgreSQL recognizes what is its own
 */
public record SharedMemory(Path data, Account account) {
    private static final Logger LOG = LoggerFactory.getLogger(SharedMemory.class);
    /** The remaining processes of a killed server end by themselves, but not at once. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /**
     * Has the server's own program take away what its dead predecessor left, as the next start would, without starting
     * anything.
     *
     * @return whether it is gone
     */
    public boolean release() throws InterruptedException {
        try {
            Command check = check();
            Await.until("the shared memory of " + data, Deadline.after(WITHIN), LOOK_EVERY, () -> look(check));
            return true;
        } catch (IOException | TimedOutException e) {
            LOG.debug("cannot release the shared memory of {}", data, e);
            return false;
        }
    }

    private static Observation look(Command check) throws InterruptedException {
        try {
            Command.Result result = check.run(WITHIN);
            return Observation.of(result.isSuccess(), result.output().strip());
        } catch (IOException e) {
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }

    /** The server wrote down which program it is. */
    private Command check() throws IOException {
        String started = Files.readString(data.resolve("postmaster.opts"));
        List<String> words = new ArrayList<>(List.of(started.substring(0, started.indexOf(" \""))));
        boolean isBefore15 =
                Integer.parseInt(Files.readString(data.resolve("PG_VERSION")).strip()) < 15;
        words.addAll(isBefore15 ? List.of("--boot", "-x0") : List.of("--check"));
        words.addAll(List.of("-D", data.toString()));
        return account.command(data, words);
    }
}
