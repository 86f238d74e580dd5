package simulations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends this process when the one that started it does, however that ended: its end of standard input closes. */
final class Lifeline {
    private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);
    private static final int EXIT_CODE = 3;

    private Lifeline() {}

    static void hold(InputStream fromParent) {
        Thread thread = new Thread(() -> endWith(fromParent), "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends this process at once, saying why. */
    static void cut(String reason, Throwable cause) {
        LOG.error(reason, cause);
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static void endWith(InputStream fromParent) {
        try {
            fromParent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.warn("the lifeline broke", e);
        }
        LOG.error("whoever started this load has gone");
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
