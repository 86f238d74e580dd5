package simulations;

import dev.rehearsal.requests.Status;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpDsl;
import java.util.List;

/** What a client was told: by the answer's status and headers, or by there being none. */
record Answer(Status status, int attempts, String server, String error) {
    private static final String CODE = "answer.code";
    private static final String ATTEMPTS = "answer.attempts";
    private static final String SERVER = "answer.server";
    private static final String ERROR = "answer.error";
    private static final int SUCCESS_BELOW = 400;
    private static final int OUTCOME_UNKNOWN = 504;

    /** What has to be kept of each answer for {@link #of}. */
    static List<CheckBuilder> checks() {
        return List.of(
                HttpDsl.status().saveAs(CODE),
                HttpDsl.header("X-Attempts").optional().saveAs(ATTEMPTS),
                HttpDsl.header("X-Server").optional().saveAs(SERVER),
                HttpDsl.header("X-Error").optional().saveAs(ERROR),
                HttpDsl.status().lt(SUCCESS_BELOW));
    }

    /** @param wasSent whether the request, or a part of it, went out */
    static Answer of(Session session, boolean wasSent) {
        if (!session.contains(CODE)) {
            return wasSent
                    ? new Answer(Status.UNKNOWN, 1, "", "no answer")
                    : new Answer(Status.FAILED, 1, "", "not sent");
        }
        int code = session.getInt(CODE);
        return new Answer(
                status(code, session.isFailed()),
                attempts(text(session, ATTEMPTS, "1")),
                text(session, SERVER, ""),
                text(session, ERROR, error(code, session.isFailed())));
    }

    private static Status status(int code, boolean isFailed) {
        if (code == OUTCOME_UNKNOWN) {
            return Status.UNKNOWN;
        }
        return isFailed ? Status.FAILED : Status.OK;
    }

    /** A failure of an answer that looks well is one of the simulation's own checks. */
    private static String error(int code, boolean isFailed) {
        if (!isFailed) {
            return "";
        }
        return code < SUCCESS_BELOW ? "check failed" : "HTTP " + code;
    }

    private static int attempts(String written) {
        return written.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(written)) : 1;
    }

    private static String text(Session session, String attribute, String otherwise) {
        String text = session.contains(attribute) ? session.getString(attribute) : null;
        return text == null ? otherwise : text;
    }
}
