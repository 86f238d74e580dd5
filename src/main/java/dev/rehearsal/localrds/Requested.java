package dev.rehearsal.localrds;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of single members. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html">CreateDBInstance</a>)
 */
final class Requested {
    private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e&&[^/\"@]]{8,128}");
    private static final int LONGEST_RETENTION = 35;

    private Requested() {}

    static Optional<Integer> backupRetention(@Nullable Integer days) {
        if (days != null && (days < 0 || days > LONGEST_RETENTION)) {
            throw Refusal.value("Invalid backup retention period: %d. It must be between 0 and %d."
                    .formatted(days, LONGEST_RETENTION));
        }
        return Optional.ofNullable(days);
    }

    static String masterUser(@Nullable String user) {
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

    static String masterPassword(@Nullable String password) {
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
