package dev.rehearsal.application;

import dev.rehearsal.database.SaltedPasswords;
import dev.rehearsal.engines.Dialects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the reference application, a process of its own. Reads its settings from the standard input, says
 * {@link Ready} on the standard output, and ends when the standard input does: with whoever started it, however that
 * came to its end.
 */
public final class ApplicationMain {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationMain.class);

    private ApplicationMain() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ApplicationSettings settings = ApplicationSettings.read(input);
        new Thread(() -> endWith(input), "lifeline").start();
        SaltedPasswords.keep();
        try {
            Application application = new Application(settings, Dialects.of(settings.engine()));
            System.out.println(new Ready(application.port(), application.adminPort()));
        } catch (Exception e) {
            LOG.info("how {} failed", settings.member(), e);
            LOG.error("{} could not start: {}", settings.member(), e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    /** Halts without ceremony: nobody is left to tell, and the operating system closes the connections. */
    private static void endWith(BufferedReader input) {
        try {
            while (input.read() >= 0) {
                LOG.debug("still wanted");
            }
        } catch (IOException e) {
            LOG.info("the standard input broke", e);
        }
        Runtime.getRuntime().halt(0);
    }
}
