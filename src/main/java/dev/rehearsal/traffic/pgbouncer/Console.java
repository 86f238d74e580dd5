package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.time.Durations;
import dev.rehearsal.traffic.GateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * PgBouncer's admin console over one connection, which is kept, and opened anew when it is lost. Orders wait for one
 * another; an order that takes too long costs the connection. Safe for many threads.
 */
final class Console implements AutoCloseable {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    private final ConsoleDoor door;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "pgbouncer-console");
        made.setDaemon(true);
        return made;
    });
    private volatile @Nullable ConsoleSession session;

    Console(ConsoleDoor door) {
        this.door = door;
    }

    /** What an order does with the session. */
    private interface Work {
        List<Map<String, String>> on() throws IOException;
    }

    /** The rows of an answer that has to come within a few seconds. */
    List<Map<String, String>> ask(String order) throws GateException, InterruptedException {
        CompletableFuture<List<Map<String, String>>> answer = begin(() -> answer(order));
        try {
            return answer.get(ANSWERS_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(order, e);
        } catch (TimeoutException e) {
            hangUp();
            throw failure(order, new IOException("no answer within " + Durations.inWords(ANSWERS_WITHIN)));
        } catch (InterruptedException e) {
            hangUp();
            throw e;
        }
    }

    /**
     * Gives an order whose answer may take its time, on a connection that is there already. It is not given again when
     * that is lost. {@link #hangUp} ends the waiting.
     */
    CompletableFuture<List<Map<String, String>>> begin(String order) throws GateException, InterruptedException {
        ask("SHOW VERSION");
        return begin(() -> kept().ask(order));
    }

    private CompletableFuture<List<Map<String, String>>> begin(Work work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.on();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                thread);
    }

    /** Whether an order that was begun has been carried out. */
    boolean isDone(String order, CompletableFuture<?> begun) throws GateException {
        if (!begun.isDone()) {
            return false;
        }
        try {
            begun.join();
            return true;
        } catch (CompletionException e) {
            throw failure(order, e);
        }
    }

    /** A connection that was kept may have been lost since; these orders do no harm when they are given twice. */
    private List<Map<String, String>> answer(String order) throws IOException {
        ConsoleSession before = session;
        if (before != null) {
            try {
                return before.ask(order);
            } catch (ConsoleRefusal e) {
                throw e;
            } catch (IOException e) {
                if (session == null) {
                    throw e;
                }
                hangUp();
            }
        }
        return opened().ask(order);
    }

    private ConsoleSession kept() throws IOException {
        ConsoleSession kept = session;
        if (kept == null) {
            throw new IOException("the connection was given up");
        }
        return kept;
    }

    private ConsoleSession opened() throws IOException {
        ConsoleSession fresh = new ConsoleSession(door);
        session = fresh;
        try {
            fresh.open(ANSWERS_WITHIN);
            return fresh;
        } catch (IOException e) {
            hangUp();
            throw e;
        }
    }

    /** Gives up whatever is waited for. The next order opens a new connection. */
    void hangUp() {
        ConsoleSession kept = session;
        session = null;
        if (kept != null) {
            kept.close();
        }
    }

    @Override
    public void close() {
        hangUp();
        thread.shutdownNow();
    }

    private GateException failure(String order, Throwable reason) {
        Throwable cause = reason;
        while (cause.getCause() != null && !(cause instanceof ConsoleRefusal)) {
            cause = cause.getCause();
        }
        String found = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new GateException("tell %s to %s → %s → %s".formatted(door, order, found, advice(cause)), cause);
    }

    private static String advice(Throwable cause) {
        if (cause instanceof ConsoleRefusal) {
            return "correct what it complains about";
        }
        return cause instanceof SSLException || cause instanceof CertificateException
                ? "see to client_tls_sslmode and client_tls_cert_file of PgBouncer, or say otherwise under 'tls:' of its gate"
                : "see whether PgBouncer runs there and takes this login";
    }
}
