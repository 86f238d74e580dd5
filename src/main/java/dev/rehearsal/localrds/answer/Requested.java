package dev.rehearsal.localrds.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of single members. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html">CreateDBInstance</a>)
 */
public final class Requested {
    private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e&&[^/\"@]]{8,128}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](-?[a-z0-9])*");
    private static final int LONGEST_IDENTIFIER = 63;
    private static final int LONGEST_RETENTION = 35;
    private static final List<String> LOGS = List.of("iam-db-auth-error", "instance", "postgresql");

    private Requested() {}

    /** As RDS stores it. */
    public static String identifier(String member, String identifier) {
        String lower = identifier.toLowerCase(Locale.ROOT);
        if (!IDENTIFIER.matcher(lower).matches() || lower.length() > LONGEST_IDENTIFIER) {
            throw Refusal.value(
                    "The parameter %s is not a valid identifier: '%s'. Identifiers must ".formatted(member, identifier)
                            + "begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end "
                            + "with a hyphen or contain two consecutive hyphens.");
        }
        return lower;
    }

    public static Optional<Integer> backupRetention(@Nullable Integer days) {
        if (days != null && (days < 0 || days > LONGEST_RETENTION)) {
            throw Refusal.value("Invalid backup retention period: %d. It must be between 0 and %d."
                    .formatted(days, LONGEST_RETENTION));
        }
        return Optional.ofNullable(days);
    }

    /** Aurora always keeps backups. */
    public static Optional<Integer> clusterBackupRetention(@Nullable Integer days) {
        if (days != null && (days < 1 || days > LONGEST_RETENTION)) {
            throw Refusal.value("Invalid backup retention period: %d. It must be between 1 and %d."
                    .formatted(days, LONGEST_RETENTION));
        }
        return Optional.ofNullable(days);
    }

    /** Kinds of log that a cluster exports. */
    public static List<String> logs(List<String> kinds) {
        List<String> unknown =
                kinds.stream().filter(kind -> !LOGS.contains(kind)).toList();
        if (!unknown.isEmpty()) {
            throw Refusal.combination("You cannot use the log types '%s' with engine aurora-postgresql; choose of %s"
                    .formatted(String.join(", ", unknown), LOGS));
        }
        return kinds.stream().distinct().sorted().toList();
    }

    public static String masterUser(@Nullable String user) {
        if (user == null) {
            throw Refusal.missing("MasterUsername");
        }
        if (!USER.matcher(user).matches() || user.startsWith("pg_") || user.startsWith("rds")) {
            throw Refusal.value("MasterUsername %s cannot be used as it is a reserved word used by the engine, or is "
                            .formatted(user)
                    + "not of letters, digits and underscores with a letter first");
        }
        return user;
    }

    public static String masterPassword(@Nullable String password) {
        if (password == null) {
            throw Refusal.missing("MasterUserPassword");
        }
        if (!PASSWORD.matcher(password).matches()) {
            throw Refusal.value("The parameter MasterUserPassword is not a valid password. Only printable ASCII "
                    + "characters besides '/', '@', '\"', ' ' may be used, 8 to 128 of them.");
        }
        return password;
    }
}
