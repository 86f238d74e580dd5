package dev.rehearsal.localrds.answer;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbSnapshotStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * What RDS answers when it refuses, as the SDK's own exceptions with the codes of the wire. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html">Common errors</a>, and the errors
 * listed with each action there)
 */
public final class Refusal {
    static final int NOT_FOUND = 404;
    static final int BAD_REQUEST = 400;

    private Refusal() {}

    public static RdsException instanceNotFound(String identifier) {
        return filled(
                DbInstanceNotFoundException.builder(),
                "DBInstanceNotFound",
                NOT_FOUND,
                "DBInstance %s not found.".formatted(identifier));
    }

    public static RdsException instanceExists(String identifier) {
        return filled(
                DbInstanceAlreadyExistsException.builder(),
                "DBInstanceAlreadyExists",
                BAD_REQUEST,
                "DB instance already exists: " + identifier);
    }

    public static RdsException instanceState(String message) {
        return filled(InvalidDbInstanceStateException.builder(), "InvalidDBInstanceState", BAD_REQUEST, message);
    }

    public static RdsException groupNotFound(String name) {
        return filled(
                DbParameterGroupNotFoundException.builder(),
                "DBParameterGroupNotFound",
                NOT_FOUND,
                "DBParameterGroup not found: " + name);
    }

    public static RdsException groupExists(String name) {
        return filled(
                DbParameterGroupAlreadyExistsException.builder(),
                "DBParameterGroupAlreadyExists",
                BAD_REQUEST,
                "Parameter group %s already exists".formatted(name));
    }

    public static RdsException groupState(String message) {
        return filled(
                InvalidDbParameterGroupStateException.builder(), "InvalidDBParameterGroupState", BAD_REQUEST, message);
    }

    public static RdsException snapshotNotFound(String identifier) {
        return filled(
                DbSnapshotNotFoundException.builder(),
                "DBSnapshotNotFound",
                NOT_FOUND,
                "DBSnapshot %s not found.".formatted(identifier));
    }

    public static RdsException snapshotExists(String identifier) {
        return filled(
                DbSnapshotAlreadyExistsException.builder(),
                "DBSnapshotAlreadyExists",
                BAD_REQUEST,
                "Cannot create the snapshot because a snapshot with the identifier %s already exists."
                        .formatted(identifier));
    }

    public static RdsException snapshotState(String message) {
        return filled(InvalidDbSnapshotStateException.builder(), "InvalidDBSnapshotState", BAD_REQUEST, message);
    }

    public static RdsException logNotFound(String file) {
        return filled(
                DbLogFileNotFoundException.builder(),
                "DBLogFileNotFoundFault",
                NOT_FOUND,
                "DBLog File: %s, is not found.".formatted(file));
    }

    public static RdsException value(String message) {
        return filled(RdsException.builder(), "InvalidParameterValue", BAD_REQUEST, message);
    }

    public static RdsException combination(String message) {
        return filled(RdsException.builder(), "InvalidParameterCombination", BAD_REQUEST, message);
    }

    public static RdsException missing(String member) {
        return filled(
                RdsException.builder(),
                "MissingParameter",
                BAD_REQUEST,
                "The request must contain the parameter " + member + ".");
    }

    /** Not a refusal of RDS, but of its stand-in. */
    public static UnsupportedOperationException notImitated(String what, String instead) {
        return new UnsupportedOperationException(
                "%s → RDS on this machine does not imitate it → %s".formatted(what, instead));
    }

    static RdsException filled(RdsException.Builder builder, String code, int status, String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("Rds")
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
                .build();
        return (RdsException) builder.awsErrorDetails(details)
                .statusCode(status)
                .requestId("local")
                .message(message)
                .build();
    }
}
