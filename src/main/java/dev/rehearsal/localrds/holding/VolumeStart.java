package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.server.DatabaseServer;
import java.util.List;

/**
 * Where the log of a cluster's volume begins, as {@code aurora_volume_logical_start_lsn()} tells it: of a clone, the
 * place from which the log of its source has what the clone has not. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora_volume_logical_start_lsn.html">aurora_volume_logical_start_lsn</a>)
 *
 * @param lsn as PostgreSQL writes it
 */
public record VolumeStart(String lsn) {
    /** Beside PostgreSQL's own functions, where no comparison of schemas and no dump looks. */
    private static final String FUNCTION = """
            create or replace function pg_catalog.aurora_volume_logical_start_lsn() returns pg_lsn
            language sql immutable as %s""";

    /**
     * That of a server that was promoted: the end of what it replayed, where its own log parts from that of its source.
     * Anything asked before the promotion is behind it, for a promotion replays what has been received already.
     */
    public static VolumeStart ofPromoted(DatabaseServer server) {
        try (Sql sql = server.sql("postgres")) {
            String history = sql.text("select pg_read_file('pg_wal/' || max(name)) from pg_ls_waldir()"
                            + " where name like '%.history'")
                    .orElseThrow();
            return inHistory(history);
        }
    }

    /** The last timeline's beginning: a line of a timeline, a place and a reason, parted by tabulators. */
    static VolumeStart inHistory(String history) {
        List<String> lines = history.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        return new VolumeStart(lines.get(lines.size() - 1).split("\t", -1)[1]);
    }

    /** What a server tells now. */
    public static VolumeStart of(DatabaseServer server) {
        try (Sql sql = server.sql("postgres")) {
            return new VolumeStart(
                    sql.text("select aurora_volume_logical_start_lsn()::text").orElseThrow());
        }
    }

    /** From now on every database of the server tells it, and every one that is made there. */
    public void writeDown(DatabaseServer server) {
        for (String database : databases(server)) {
            try (Sql sql = server.sql(database)) {
                sql.execute(FUNCTION.formatted(Quoted.literal("select '%s'::pg_lsn".formatted(lsn))));
            }
        }
    }

    private static List<String> databases(DatabaseServer server) {
        try (Sql sql = server.sql("postgres")) {
            return sql.texts("select datname from pg_database where datallowconn order by datname");
        }
    }
}
