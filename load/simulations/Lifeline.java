package simulations;

import dev.rehearsal.load.LoadOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ties this process to the one that started it: it takes its orders, and ends it when that one has ended, however
 * it did, since then standard input closes. Safe for many threads.
 */
final class Lifeline {
    private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);
    private static final int EXIT_CODE = 3;

    private volatile boolean isToStop;
    private volatile double rate;

    private Lifeline(double rate) {
        this.rate = rate;
    }

    /** @param rate that counts until another is ordered */
    static Lifeline hold(InputStream fromParent, double rate) {
        Lifeline lifeline = new Lifeline(rate);
        Thread thread = new Thread(() -> lifeline.follow(fromParent), "lifeline");
        thread.setDaemon(true);
        thread.start();
        return lifeline;
    }

    /** Whether nothing more is to be sent. Once true, it stays true. */
    boolean isToStop() {
        return isToStop;
    }

    /** Requests per second that are to be sent. */
    double rate() {
        return rate;
    }

    /** Ends this process at once, saying why. */
    static void cut(String reason) {
        LOG.error(reason);
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private void follow(InputStream fromParent) {
        try {
            BufferedReader orders = new BufferedReader(new InputStreamReader(fromParent, StandardCharsets.UTF_8));
            for (@Nullable String order = orders.readLine(); order != null; order = orders.readLine()) {
                take(order);
            }
        } catch (IOException e) {
            LOG.warn("the lifeline broke", e);
        }
        LOG.error("whoever started this load has gone");
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private void take(String order) {
        if (order.equals(LoadOrder.STOP.word())) {
            isToStop = true;
            return;
        }
        number(order).ifPresentOrElse(wanted -> rate = wanted, () -> LOG.warn("'{}' is no order", order));
    }

    private static Optional<Double> number(String order) {
        try {
            String[] words = order.split(" ", 2);
            return words.length == 2 && words[0].equals(LoadOrder.RATE.word())
                    ? Optional.of(Double.parseDouble(words[1]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
