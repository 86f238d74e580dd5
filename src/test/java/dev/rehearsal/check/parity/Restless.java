package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import static org.awaitility.Awaitility.await;

/** Writes again and again, as fast as the server takes it. */
final class Restless implements AutoCloseable {
    private final AtomicInteger written = new AtomicInteger();
    private final CompletableFuture<Void> writing;
    private volatile boolean isEnding;

    Restless(Supplier<Sql> server, Supplier<String> statement) {
        writing = CompletableFuture.runAsync(() -> {
            try (Sql sql = server.get()) {
                while (!isEnding) {
                    sql.execute(statement.get());
                    written.incrementAndGet();
                }
            }
        });
        await().until(() -> written.get() > 0);
    }

    int written() {
        return written.get();
    }

    @Override
    public void close() {
        isEnding = true;
        writing.join();
    }
}
