package simulations;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** One user on the way through its only request. Used by one thread at a time. */
final class Arrival {
    private final Kind kind;
    private final long number;
    private final long intended;
    private long begun;
    private int sent;

    Arrival(Kind kind, long number, long intended) {
        this.kind = kind;
        this.number = number;
        this.intended = intended;
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

    Request end(Session session) {
        long ended = Micros.now();
        Answer answer = Answer.of(session, sent > 0);
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
