package simulations;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.List;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

/**
 * When each request is due: arrivals become more frequent, evenly, until they come at the wanted rate and stay at it.
 *
 * @param rate arrivals per second
 * @param ramp how long that takes; zero for the whole rate from the first one on
 */
record Schedule(double rate, Duration ramp) {
    /**
     * The engine begins with this share of the rate: a little ahead, since who is early waits and who is late is late.
     */
    private static final double AHEAD = 0.1;

    /** Microseconds from the first request to the one of that number, counting from 1. */
    long offset(long number) {
        double before = number - 1;
        double rising = seconds() * rate / 2;
        double due = before < rising ? Math.sqrt(2 * before * seconds() / rate) : seconds() / 2 + before / rate;
        return Math.round(due * 1e6);
    }

    /** Has the engine send users so that each is there when its request is due. */
    List<OpenInjectionStep> injection(Duration atMost) {
        OpenInjectionStep constant = constantUsersPerSec(rate).during(atMost);
        return ramp.isZero()
                ? List.of(constant)
                : List.of(rampUsersPerSec(rate * AHEAD).to(rate).during(ramp), constant);
    }

    private double seconds() {
        return ramp.toNanos() / 1e9;
    }
}
