package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.Tls;
import dev.rehearsal.step.StepContext;
import java.util.List;
import java.util.Optional;

/**
 * Whether a subscriber can verify its publisher as this machine does. Its server connects by itself, and libpq there
 * reads the files of its own machine, never the operator's.
 */
record PublisherTrust(String on, String from) {
    /** Whether the operator may look at any file of the server's machine. */
    private static final String MAY_LOOK =
            "select has_function_privilege('pg_stat_file(text, boolean)', 'execute') and pg_has_role('pg_read_server_files', 'usage')";

    List<String> blockers(StepContext context) {
        if (!context.exists(from)) {
            return List.of();
        }
        return context
                .connector()
                .trust()
                .of(context.servers().address(from).endpoint())
                .filter(tls ->
                        tls.authorities().isPresent() || tls.authoritiesThere().isPresent())
                .flatMap(tls -> problem(context, tls))
                .map(found -> "have %s verify %s by %s".formatted(on, from, found))
                .stream()
                .toList();
    }

    private Optional<String> problem(StepContext context, Tls tls) {
        String mode = tls.mode().word();
        if (tls.authoritiesThere().isEmpty()) {
            return Optional.of(
                    "%s → the rootCert lies on this machine, and %s connects from its own → say a file of authorities there as rootCertOnServers under 'tls:' of the environment file"
                            .formatted(mode, on));
        }
        String file = tls.authoritiesThere().get();
        return context.exists(on) && !isThere(context, file)
                ? Optional.of(
                        "%s → its machine has no file '%s' that it may read → put the certificates of the authorities there, or correct rootCertOnServers"
                                .formatted(mode, file))
                : Optional.empty();
    }

    /** As far as the operator may look. */
    private boolean isThere(StepContext context, String file) {
        try (Sql sql = context.sql(on)) {
            return !sql.holds(MAY_LOOK) || sql.holds("select (pg_stat_file(?, true)).size is not null", file);
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            return false;
        }
    }
}
