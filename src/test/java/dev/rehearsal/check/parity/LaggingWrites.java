package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.awaitility.Awaitility.await;

/** Writes on blue that reach green a little later, one after the other, as replication has it. */
final class LaggingWrites implements AutoCloseable {
    /** Beyond these, blue waits, so that green falls no further behind on a busy machine. */
    private static final int MOST_UNDER_WAY = 100;

    private final long lag;
    private final DelayQueue<Write> underWay = new DelayQueue<>();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile boolean isEnding;
    private final CompletableFuture<Void> onBlue;
    private final CompletableFuture<Void> onGreen;

    private LaggingWrites(Twinned servers, Duration lag) {
        this.lag = lag.toNanos();
        onBlue = CompletableFuture.runAsync(() -> write(servers));
        onGreen = CompletableFuture.runAsync(() -> follow(servers));
    }

    static LaggingWrites begin(Twinned servers, Duration lag) {
        LaggingWrites writes = new LaggingWrites(servers, lag);
        await().until(() -> writes.soFar() > 10);
        return writes;
    }

    int soFar() {
        return written.get();
    }

    /** Waits until green has what blue has now. */
    void awaitCaughtUp() {
        // One statement may have been committed on blue and not be counted yet.
        int wanted = sent.get() + 1;
        await().until(() -> arrived.get() >= wanted);
    }

    private void write(Twinned servers) {
        try (Sql blue = servers.blue()) {
            while (!isEnding) {
                await().until(() -> underWay.size() < MOST_UNDER_WAY);
                int number = written.incrementAndGet();
                String update = "update public.busy set count = %d where id = %d".formatted(number, 1 + number % 200);
                String insert = "insert into public.bare values (%d)".formatted(1000 + number);
                for (String statement : new String[] {update, insert}) {
                    blue.execute(statement);
                    sent.incrementAndGet();
                    underWay.add(new Write(statement, System.nanoTime() + lag));
                }
            }
        }
    }

    private void follow(Twinned servers) {
        try (Sql green = servers.green()) {
            while (!isEnding || !underWay.isEmpty()) {
                Write write = underWay.poll(lag, TimeUnit.NANOSECONDS);
                if (write != null) {
                    green.execute(write.statement());
                    arrived.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        isEnding = true;
        onBlue.join();
        onGreen.join();
    }

    private record Write(String statement, long due) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
