package simulations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ties this process to the one that started it: a word on the standard input asks the load to stop, and the end of
 * that input, with which the other has ended, however that was, ends this process.
 */
final class Lifeline {
    private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);
    private static final int EXIT_CODE = 3;

    private Lifeline() {}

    /** @param stop is called at most once, when the load is asked to stop */
    static void hold(InputStream fromParent, Runnable stop) {
        Thread thread = new Thread(() -> endWith(fromParent, stop), "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends this process at once, saying why. */
    static void cut(String reason, Throwable cause) {
        LOG.error(reason, cause);
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static void endWith(InputStream fromParent, Runnable stop) {
        try {
            if (fromParent.read() >= 0) {
                stop.run();
            }
            fromParent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.warn("the lifeline broke", e);
        }
        LOG.error("whoever started this load has gone");
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
