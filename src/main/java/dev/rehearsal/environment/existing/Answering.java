package dev.rehearsal.environment.existing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Whether an application that nobody here started answers at all, whatever it says. */
final class Answering {
    private static final Duration WITHIN = Duration.ofSeconds(3);

    private Answering() {}

    /** Why it does not; empty when it does. */
    static Optional<String> at(URI url) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build();
        try {
            client.send(HttpRequest.newBuilder(url).timeout(WITHIN).build(), BodyHandlers.discarding());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("nothing answers at %s (%s); start your application, or correct its 'url'"
                    .formatted(url, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while asking " + url);
        }
    }
}
