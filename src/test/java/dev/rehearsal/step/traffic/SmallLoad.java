package dev.rehearsal.step.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes to every instance of the application in turn, at a constant rate. */
final class SmallLoad implements AutoCloseable {
    private static final int MILLISECONDS_BETWEEN = 25;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<HttpResponse<Void>>> sent = new ConcurrentLinkedQueue<>();
    private final AtomicLong writes = new AtomicLong();
    private final List<URI> urls;
    private final Future<?> ticking;

    SmallLoad(List<URI> urls) {
        this.urls = urls;
        this.ticking = clock.scheduleAtFixedRate(this::send, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    CompletableFuture<HttpResponse<Void>> post(int instance, String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(urls.get(instance).resolve(path))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
    }

    long answered() {
        return sent.stream().filter(CompletableFuture::isDone).count();
    }

    /** Sends no more, and gives every answer: its status, and how many attempts it took. */
    List<String> end() {
        ticking.cancel(false);
        clock.shutdown();
        return sent.stream()
                .map(CompletableFuture::join)
                .map(answer -> "%d after %s"
                        .formatted(
                                answer.statusCode(),
                                answer.headers().firstValue("X-Attempts").orElse("?")))
                .toList();
    }

    private void send() {
        long write = writes.incrementAndGet();
        sent.add(post((int) (write % urls.size()), "/create?write=" + write));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
