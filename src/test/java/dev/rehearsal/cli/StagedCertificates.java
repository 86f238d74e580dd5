package dev.rehearsal.cli;

import dev.rehearsal.database.TestAuthority.Issued;
import java.nio.file.Files;
import java.nio.file.Path;

import static dev.rehearsal.cli.DockerCommand.docker;

/** Has the servers of a staging show certificates. */
record StagedCertificates(Staging staging) {
    private static final String GATE = "pgbouncer";

    /** On the servers' own machines. */
    static final String AUTHORITIES = "/tmp/authorities.crt";

    void onServer(String role, Issued issued) throws Exception {
        staging.execute(role, writing("server.key", issued.key()));
        staging.execute(role, writing("server.crt", issued.shown()));
        staging.execute(role, "alter system set ssl = on");
        staging.execute(role, "select pg_reload_conf()");
    }

    /** By which the server may verify others. */
    void known(String role, Path authority) throws Exception {
        staging.execute(role, writing(AUTHORITIES, Files.readString(authority)));
    }

    /** The first time, TLS is begun. */
    void onGate(Issued issued) throws Exception {
        docker(
                "exec",
                "-e",
                "KEY=" + issued.key(),
                "-e",
                "SHOWN=" + issued.shown(),
                staging.container(GATE),
                "bash",
                "-c",
                """
                set -e
                umask 077
                cd /tmp/pgbouncer
                printf '%s' "$KEY" > server.key
                printf '%s' "$SHOWN" > server.crt
                grep -q client_tls pgbouncer.ini || cat >> pgbouncer.ini << SETTINGS
                client_tls_sslmode = require
                client_tls_key_file = /tmp/pgbouncer/server.key
                client_tls_cert_file = /tmp/pgbouncer/server.crt
                client_tls_ca_file = /tmp/pgbouncer/server.crt
                SETTINGS
                """);
        docker("kill", "--signal=HUP", staging.container(GATE));
    }

    private static String writing(String file, String content) {
        return "copy (select unnest(string_to_array('%s', chr(10)))) to program 'umask 077; cat > %s'"
                .formatted(content, file);
    }
}
