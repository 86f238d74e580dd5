package dev.rehearsal.application;

import dev.rehearsal.application.ShopClient.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes of several kinds at a constant rate to every instance, whatever becomes of earlier ones. */
final class SteadyLoad implements AutoCloseable {
    private static final List<String> PATHS = List.of(
            "/create?",
            "/transfer?from=1&to=2&amount=1",
            "/insert-without-key?",
            "/large-update?document=5&bytes=2000",
            "/create?",
            "/fresh-connection?",
            "/create?",
            "/idle-then-use?");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong writes = new AtomicLong();
    private final Map<Long, Reply> replies = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<CompletableFuture<?>> sent = new ConcurrentLinkedQueue<>();
    private final List<ShopClient> shops;
    private final Future<?> ticking;

    SteadyLoad(List<URI> urls, int perSecond) {
        this.shops = urls.stream().map(ShopClient::new).toList();
        this.ticking = clock.scheduleAtFixedRate(this::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    /** What each write that has been answered was told. */
    Map<Long, Reply> replies() {
        return replies;
    }

    /** Sends no more, and waits for every answer. */
    void end() {
        ticking.cancel(false);
        clock.shutdown();
        sent.forEach(CompletableFuture::join);
    }

    private void send() {
        long write = writes.incrementAndGet();
        ShopClient shop = shops.get((int) (write % shops.size()));
        String path = PATHS.get((int) (write / shops.size() % PATHS.size()));
        sent.add(shop.postLater(path + "&write=" + write).thenAccept(reply -> replies.put(write, reply)));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
