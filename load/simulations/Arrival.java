package simulations;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import io.gatling.http.response.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One user on the way through its only request. Used by one thread at a time. */
final class Arrival {
    private final Kind kind;
    private final long number;
    private final long intended;
    private long begun;
    private int sent;
    private @Nullable Response response;

    Arrival(Kind kind, long number, long intended) {
        this.kind = kind;
        this.number = number;
        this.intended = intended;
    }

    long number() {
        return number;
    }

    Kind kind() {
        return kind;
    }

    /** How long until it should be sent: in whole milliseconds, as the engine waits, and never too short. */
    Duration early() {
        long micros = intended - Micros.now();
        return micros <= 0 ? Duration.ZERO : Duration.ofMillis((micros + 999) / 1000);
    }

    void begin() {
        begun = Micros.now();
    }

    /** The connection is there, and the request is about to be written to it. */
    void send() {
        sent++;
    }

    /** An answer has come whole. */
    void answer(Response response) {
        this.response = response;
    }

    /**
     * @param passed all checks of the answer
     * @throws IllegalStateException when there was an answer that this did not see
     */
    Request end(boolean passed) {
        long ended = Micros.now();
        if (response == null && passed) {
            throw new IllegalStateException(
                    "record a request '%s' → its answer was not seen, since it has a transformResponse of its own → leave that out, the recording needs it"
                            .formatted(kind.name()));
        }
        Answer answer = response == null ? Answer.none(sent > 0) : Answer.of(response, passed);
        return new Request(
                number,
                kind.name(),
                intended,
                begun,
                ended,
                answer.status(),
                answer.attempts() + Math.max(0, sent - 1),
                kind.isWrite() ? number : Request.NO_WRITE,
                answer.server(),
                answer.error());
    }
}
