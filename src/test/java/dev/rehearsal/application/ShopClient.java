package dev.rehearsal.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Sends requests to an instance of the application. Safe for many threads. */
public record ShopClient(URI url, HttpClient client) {
    public ShopClient(URI url) {
        this(url, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    public record Reply(int status, int attempts, String server, String error) {}

    public Reply get(String path) throws IOException, InterruptedException {
        return reply(client.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.discarding()));
    }

    public Reply post(String path) throws IOException, InterruptedException {
        return reply(client.send(posting(path), BodyHandlers.discarding()));
    }

    public CompletableFuture<Reply> postLater(String path) {
        return client.sendAsync(posting(path), BodyHandlers.discarding()).thenApply(ShopClient::reply);
    }

    private HttpRequest posting(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .POST(BodyPublishers.noBody())
                .build();
    }

    private static Reply reply(HttpResponse<Void> response) {
        return new Reply(
                response.statusCode(),
                (int) response.headers().firstValueAsLong("X-Attempts").orElse(0),
                response.headers().firstValue("X-Server").orElse(""),
                response.headers().firstValue("X-Error").orElse(""));
    }
}
