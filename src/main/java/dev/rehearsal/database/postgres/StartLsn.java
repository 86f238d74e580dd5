package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.Optional;

/**
 * Where the log of a clone's source went on when the clone was taken: everything before is in the clone, everything
 * after is not. To be read before the clone is upgraded, which begins a log of its own. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.MajorVersionUpgrade.html">Using
 * logical replication to perform a major version upgrade for Aurora PostgreSQL</a>)
 */
public final class StartLsn {
    public static final String READING = "select aurora_volume_logical_start_lsn()";

    /** Before, it has to be found in the server's log file, says Medplum's runbook. */
    private static final int SINCE = 120010;

    private StartLsn() {}

    /** Why this server cannot tell it; empty when it can. */
    public static Optional<String> refusal(Sql sql) {
        if (sql.holds("select to_regproc('aurora_volume_logical_start_lsn') is not null")) {
            return Optional.empty();
        }
        String version = sql.text("select current_setting('server_version')").orElse("unknown");
        return Optional.of(reason(version, sql.number("select current_setting('server_version_num')::int")));
    }

    /**
     * Why a server of this version has no such function.
     *
     * @param number as {@code server_version_num} gives it
     */
    static String reason(String version, long number) {
        return number < SINCE
                ? "its version is %s, and aurora_volume_logical_start_lsn() came with 12.10".formatted(version)
                : "it has no aurora_volume_logical_start_lsn(), which only Aurora has";
    }

    public static Lsn read(Sql sql) {
        return Lsn.parse(sql.text(READING).orElseThrow());
    }
}
