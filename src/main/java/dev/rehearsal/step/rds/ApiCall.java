package dev.rehearsal.step.rds;

import dev.rehearsal.database.Secrets;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepFailedException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/** One call to the RDS API on behalf of a role. Its text is the request's own, so a plan shows what will be sent. */
record ApiCall(String role, RdsRequest request, Sending sending) {
    private interface Sending {
        Object send();
    }

    /** An operation of the API, such as {@code RdsClient::createDBInstance}. */
    interface Operation<Q extends RdsRequest> {
        Object call(RdsClient rds, Q request);
    }

    static <Q extends RdsRequest> ApiCall of(Server server, Operation<Q> operation, Q request) {
        return new ApiCall(
                server.role(), request, () -> operation.call(server.context().rds(), request));
    }

    Action action() {
        return Action.api(role, text());
    }

    /** As in {@code RebootDBInstance(DBInstanceIdentifier=shop)}. The SDK's classes say Db where the API says DB. */
    private String text() {
        return Secrets.hidden(request.toString().replaceFirst("Request\\(", "(").replaceFirst("Db", "DB"));
    }

    void send() throws StepFailedException {
        try {
            sending.send();
        } catch (RdsException e) {
            throw new StepFailedException(text(), found(e), "see to what RDS names, then rehearse again", e);
        } catch (UnsupportedOperationException e) {
            throw new StepFailedException(
                    text(), String.valueOf(e.getMessage()), "rehearse this step where it can be real", e);
        }
    }

    private static String found(RdsException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null
                ? "status %d: %s".formatted(e.statusCode(), e.getMessage())
                : "%s: %s".formatted(details.errorCode(), details.errorMessage());
    }
}
