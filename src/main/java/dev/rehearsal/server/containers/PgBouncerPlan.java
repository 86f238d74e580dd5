package dev.rehearsal.server.containers;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.postgres.ScramSecret;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PgBouncer to be.
 *
 * @param databases what it offers, each under its own name or others
 * @param admin who may give orders by its console
 * @param observer who may only look there
 * @param logins the applications', of which servers must keep {@link ScramSecret}
 */
public record PgBouncerPlan(List<Offer> databases, Credentials admin, Credentials observer, List<Credentials> logins) {
    static final int PORT = 6432;
    static final String FOLDER = "/etc/pgbouncer";

    /** (<a href="https://www.pgbouncer.org/config.html">What each setting does</a>) */
    private static final String SETTINGS = """
            ; Databases that lead to the same server are held and moved together.
            [databases]
            %1$s

            [pgbouncer]
            listen_addr = *
            listen_port = %2$d
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = %3$s/userlist.txt
            admin_users = %4$s
            stats_users = %5$s

            ; TLS for everybody, with a certificate that nobody else vouches for.
            client_tls_sslmode = require
            client_tls_cert_file = %3$s/server.crt
            client_tls_key_file = %3$s/server.key
            ; Clients show no certificate, but without a file to judge them by no TLS is begun.
            client_tls_ca_file = %3$s/server.crt

            ; Only between transactions can a client be moved to another server.
            pool_mode = transaction
            ; More than an application has statements; each is kept by name, and prepared again where it is unknown.
            max_prepared_statements = 200
            ; The JDBC driver asks for it in vain; every server since version 12 behaves so anyway.
            ignore_startup_parameters = extra_float_digits

            ; More connections than the application's pools have at once, so that nobody waits for one here as well.
            default_pool_size = 50
            max_client_conn = 1000
            ; Longer than the application has patience, so that it is the application that gives up.
            query_wait_timeout = 120
            ; A server that was away is tried again at once. The usual 15 s would be 15 s of refused logins.
            server_login_retry = 0.1
            server_connect_timeout = 5
            ; Addresses follow failovers, as RDS asks clients to have it.
            dns_max_ttl = 1
            dns_nxdomain_ttl = 1
            """;

    public PgBouncerPlan {
        databases = List.copyOf(databases);
        logins = List.copyOf(logins);
    }

    /** A database under a name. */
    public record Offer(String name, Address target) {
        private String entry() {
            return "%s = host=%s port=%d dbname=%s"
                    .formatted(name, target.endpoint().host(), target.endpoint().port(), target.database());
        }
    }

    String configuration() {
        return SETTINGS.formatted(
                databases.stream().map(Offer::entry).collect(Collectors.joining("\n")),
                PORT,
                FOLDER,
                admin.user(),
                observer.user());
    }

    /** The very secrets that servers keep, so that PgBouncer logs in to them by what its clients have proved to it. */
    String users() {
        return Stream.concat(Stream.of(admin, observer), logins.stream())
                .map(login -> "\"%s\" \"%s\"\n".formatted(escaped(login.user()), ScramSecret.of(login)))
                .collect(Collectors.joining());
    }

    private static String escaped(String word) {
        return word.replace("\"", "\"\"");
    }
}
