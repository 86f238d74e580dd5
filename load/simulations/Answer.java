package simulations;

import dev.rehearsal.requests.Status;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaders;

/** What a client was told: by the answer's status and headers, or by there being none. */
record Answer(Status status, int attempts, String server, String error) {
    /** The least status code that is no success. */
    static final int SUCCESS_BELOW = 400;

    private static final int OUTCOME_UNKNOWN = 504;

    /** @param passed the checks of status, and those of the simulation's own */
    static Answer of(Response response, boolean passed) {
        HttpHeaders headers = response.headers();
        int code = response.status().code();
        return new Answer(
                status(code, passed),
                attempts(headers.get("X-Attempts", "1")),
                headers.get("X-Server", ""),
                headers.get("X-Error", error(code, passed)));
    }

    /** @param wasSent whether the request, or a part of it, went out */
    static Answer none(boolean wasSent) {
        return wasSent ? new Answer(Status.UNKNOWN, 1, "", "no answer") : new Answer(Status.FAILED, 1, "", "not sent");
    }

    private static Status status(int code, boolean passed) {
        if (code == OUTCOME_UNKNOWN) {
            return Status.UNKNOWN;
        }
        return passed ? Status.OK : Status.FAILED;
    }

    /** A failure of an answer that looks well is one of the simulation's own checks. */
    private static String error(int code, boolean passed) {
        if (passed) {
            return "";
        }
        return code < SUCCESS_BELOW ? "check failed" : "HTTP " + code;
    }

    private static int attempts(String written) {
        return written.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(written)) : 1;
    }
}
