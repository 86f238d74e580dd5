package dev.rehearsal.localrds.version;

import dev.rehearsal.database.Sql;
import java.util.List;

/** The rights of the operator that only some major versions have. */
public final class RightsByVersion {
    private record Right(int since, String grant) {}

    private static final List<Right> RIGHTS = List.of(
            new Right(
                    0,
                    "grant rds_replication, rds_password, pg_monitor, pg_signal_backend to rds_superuser"
                            + " with admin option"),
            new Right(15, "grant pg_checkpoint to rds_superuser with admin option"),
            new Right(15, "grant set on parameter session_replication_role to rds_superuser"),
            new Right(16, "grant pg_create_subscription to rds_superuser with admin option"),
            // Before, the right to create roles was enough to grant these.
            new Right(
                    16,
                    "grant pg_read_all_data, pg_write_all_data to rds_superuser"
                            + " with admin true, inherit false, set false"),
            new Right(17, "grant pg_maintain to rds_superuser with admin option"));

    private RightsByVersion() {}

    /** To a server of one major version, which had the rights of another before its upgrade, or of none. */
    public static void grant(Sql sql, int before, int now) {
        RIGHTS.stream()
                .filter(right -> right.since() <= now && (before == 0 || right.since() > before))
                .forEach(right -> sql.execute(right.grant()));
    }
}
