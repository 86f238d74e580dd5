package dev.rehearsal.application;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a new process is asked before clients ask it: its first answers take hundreds of milliseconds. */
record FirstAnswers(ApplicationProcess process, HttpClient client) {
    private static final URI READ = URI.create("/read?order=1");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    /** After so many, another makes no difference that could be measured. */
    private static final int READS = 25;

    /** @throws IOException when an answer is none that a client should get */
    void await() throws IOException, InterruptedException {
        new AdminDoor(process.adminUrl(), client).connections();
        for (int i = 0; i < READS; i++) {
            read(process.url(), client);
        }
    }

    /** Reads through that front; the server that answered, as it names itself. */
    static String read(URI front, HttpClient client) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(front.resolve(READ))
                        .timeout(ANSWER_WITHIN)
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != Answer.OK) {
            throw new IOException("a read is answered with %d, %s"
                    .formatted(
                            answer.statusCode(),
                            answer.headers().firstValue("X-Error").orElse("no reason")));
        }
        return answer.headers().firstValue("X-Server").orElse("");
    }
}
