package dev.rehearsal.environment;

import dev.rehearsal.journal.Journal;
import dev.rehearsal.traffic.GateException;
import java.io.IOException;
import java.time.Duration;

/** Opens an environment part by part; when one part fails, the parts before it are closed again. */
public final class Opening {
    /** Longer than any pause should be; the applications end with this process anyway. */
    public static final Duration HOLD_AT_MOST = Duration.ofMinutes(15);

    private Opening() {}

    /** How what is opened comes about, part by part. */
    public interface Parts {
        Environment in(Closing closing) throws IOException, GateException, InterruptedException;
    }

    public static Environment open(String name, Parts parts, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        Closing closing = new Closing();
        boolean isOpen = false;
        try {
            Environment environment = parts.in(closing);
            isOpen = true;
            return environment;
        } catch (IOException | GateException | RuntimeException e) {
            throw new EnvironmentFailedException(
                    "Open the environment '%s' → %s → mend what the message names".formatted(name, e.getMessage()), e);
        } finally {
            if (!isOpen) {
                closing.close().forEach(left -> journal.found(LeftBehind.in(name, left)));
            }
        }
    }
}
