package dev.rehearsal.runner;

import dev.rehearsal.journal.Journal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LagWatchTest {
    /** The RDS API refuses in exceptions of its own what is asked of a server that is retired. */
    @Test
    void a_server_that_is_gone_is_looked_for_again() {
        AtomicInteger asked = new AtomicInteger();
        try (LagWatch watch = new LagWatch(
                () -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("blue is retired");
                },
                sql -> Optional.empty(),
                Journal.inMemory())) {
            watch.start();

            await().until(() -> asked.get() > 1);
        }
    }
}
