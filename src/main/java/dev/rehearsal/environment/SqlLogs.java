package dev.rehearsal.environment;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.step.ServerLogs;
import dev.rehearsal.step.Servers;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logs as a server gives them to a session, which takes rights that an operator rarely has. (PostgreSQL, "Generic
 * File Access Functions", and pg_current_logfile)
 */
public record SqlLogs(Connector connector, Servers servers, Credentials operator, ShownLogs shown)
        implements ServerLogs {
    /** Not as text: where it begins, a character may be cut. */
    private static final String END = """
            select f, size > %1$d, pg_read_binary_file(f, greatest(0, size - %1$d), %1$d)
            from (select f, (pg_stat_file(f)).size
                  from (select pg_current_logfile('stderr') as f) named where f is not null) log
            """.formatted(ShownLogs.MOST_BYTES);

    /** From a line's beginning on, or a password that stands in it might not be known for one. */
    private static String text(ResultSet row) throws SQLException {
        String text = new String(row.getBytes(3), StandardCharsets.UTF_8);
        return row.getBoolean(2) ? text.substring(text.indexOf('\n') + 1) : text;
    }

    @Override
    public List<LogEnd> endsOf(String role) {
        Optional<String> server = servers.identifier(role);
        return server.map(name -> List.of(end(role, name))).orElse(List.of());
    }

    private LogEnd end(String role, String server) {
        try (Sql sql = connector.openAlone(servers.address(role), operator)) {
            return sql.list(END, row -> Map.entry(row.getString(1), text(row))).stream()
                    .findFirst()
                    .map(log -> shown.end(server, log.getKey(), log.getValue()))
                    .orElseGet(() -> LogEnd.missing(server, elsewhere(sql)));
        } catch (SqlFailedException e) {
            return LogEnd.missing(
                    server,
                    "%s; look on its machine, or grant '%s' execute on pg_current_logfile(text), pg_read_binary_file(text, bigint, bigint) and pg_stat_file(text)"
                            .formatted(e.reason(), operator.user()));
        }
    }

    /** Where the log is, when the server collects none in a form for people. */
    private static String elsewhere(Sql sql) {
        String destinations =
                sql.text("select current_setting('log_destination')").orElse("");
        return List.of(destinations.split("\\s*,\\s*")).contains("stderr")
                ? "it goes where the server's standard error goes, such as journalctl, a container's log or pg_ctl's file"
                : "it goes to %s, none of which is for people; look there, or add stderr to log_destination"
                        .formatted(destinations);
    }
}
