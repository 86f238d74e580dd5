package dev.rehearsal.scenario;

import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Servers that exist already, and what stands around them, as a file of kind {@code servers} describes them. */
public record EnvironmentFile(
        @Says("what the file describes: servers that exist already")
        Kind kind,

        @Says("the servers, by their roles") ServersSpec servers,

        @Says("where this machine reaches them, where it does not by their own addresses") @Default("{}")
        TunnelsSpec tunnels,

        @Says(
                "what servers and gate have to show before they are believed, where none is said of one of them; without any, every certificate is taken")
        Optional<TlsSpec> tls,

        @Says("the operator's login, the same on every server")
        LoginSpec operator,

        @Says("the applications' logins, as far as the operator knows them") @Default("[]")
        List<LoginSpec> logins,

        @Says("what stands between application and database; without it, nothing can hold traffic")
        Optional<PoolerSpec> gate,

        @Says(
                "your own application, to be put under load; without it, the reference application is started, with tables of its own")
        Optional<HostedSpec> application) {
    public EnvironmentFile {
        logins = List.copyOf(logins);
        if (logins.stream().map(LoginSpec::user).anyMatch(operator.user()::equals)) {
            throw new IllegalArgumentException(
                    "'%s' is the operator's login and one of 'logins'; no fence keeps the operator out, so give the application a login of its own"
                            .formatted(operator.user()));
        }
    }

    /** What a file may describe. */
    public enum Kind {
        /** Servers that exist already. */
        SERVERS
    }

    /** The kinds of gate that it may name. */
    public enum Pooler {
        /** PgBouncer. */
        PGBOUNCER
    }

    /** The servers that a runbook begins with. */
    public record ServersSpec(
            @Says("the present production server") DatabaseSpec blue,
            @Says("its successor, which the runbook fills") DatabaseSpec green) {}

    /** A database of a server. */
    public record DatabaseSpec(
            @Says("the address that servers and applications use, as in db.internal:5432")
            Endpoint endpoint,

            @Says("the database there") String database,

            @Says("what this server has to show before it is believed")
            Optional<TlsSpec> tls) {}

    /** What a server has to show, as libpq's {@code sslmode} and {@code sslrootcert} have it. */
    public record TlsSpec(
            @Says(
                    "whether everything is encrypted only (require), by a certificate of an authority of rootCert (verify-ca), or by one that is for the server's name, too (verify-full); require with a rootCert is verify-ca")
            Tls.Mode mode,

            @Says("a file on this machine, of certificates of authorities in PEM form")
            Optional<Authorities> rootCert,

            @Says(
                    "the like on the machine of a server that subscribes to another, which cannot read rootCert; on RDS /rdsdbdata/rds-metadata/ca-cert.pem")
            Optional<String> rootCertOnServers) {
        public TlsSpec {
            if (mode != Tls.Mode.REQUIRE && rootCert.isEmpty()) {
                throw new IllegalArgumentException(
                        "mode %s has no 'rootCert'; name a file of certificates of authorities in PEM form to verify by"
                                .formatted(mode.word()));
            }
        }

        /** For the server at an address, which is to be that of its certificate. */
        public Tls of(Endpoint endpoint) {
            return new Tls(mode, rootCert, endpoint.host(), rootCertOnServers);
        }
    }

    /** Ends of tunnels on this machine. */
    public record TunnelsSpec(
            @Says("the end of the one to blue") Optional<Endpoint> blue,
            @Says("the end of the one to green") Optional<Endpoint> green) {}

    /** A login whose password stands elsewhere. */
    public record LoginSpec(
            @Says("the role's name") String user,

            @Says("where its password is, never the password itself")
            PasswordSpec password) {}

    /** Where a password is. */
    public record PasswordSpec(
            @Says("an environment variable that holds it") Optional<String> env,
            @Says("a file whose first line it is") Optional<String> file) {
        public PasswordSpec {
            requireOne("the password is in 'env' or in 'file'", env.isPresent(), file.isPresent());
        }
    }

    /** A PgBouncer. */
    public record PoolerSpec(
            @Says("what it is") Pooler kind,

            @Says("the database's name there, which applications use")
            String database,

            @Says("where applications reach it, as in pgbouncer:6432; where its console is, when not said")
            Optional<Endpoint> endpoint,

            @Says("what it has to show before it is believed, at its console and to applications")
            Optional<TlsSpec> tls,

            @Says("its admin console") ConsoleSpec console,

            @Says(
                    "a line of shell that sends it the signal $1, such as USR1, where its console takes no orders of this login; the login may then be one of stats_users")
            Optional<String> signal,

            @Says("its configuration file") FilesSpec files) {
        /** Where applications reach it. */
        public Endpoint door() {
            return endpoint.orElse(console.endpoint());
        }
    }

    /** An admin console. */
    public record ConsoleSpec(
            @Says("where this machine reaches it, as in 127.0.0.1:6432")
            Endpoint endpoint,

            @Says("a login of admin_users, or of stats_users where orders go by signal")
            LoginSpec login) {}

    /** A way to a configuration file: by OpenSSH, or by two lines of shell. */
    public record FilesSpec(
            @Says("the machine it lies on, as ssh takes it") Optional<String> ssh,
            @Says("where it lies there") Optional<String> path,
            @Says("how it is read and replaced otherwise") Optional<CommandsSpec> commands) {
        public FilesSpec {
            requireOne("the file is reached by 'ssh' or by 'commands'", ssh.isPresent(), commands.isPresent());
            if (ssh.isPresent() != path.isPresent()) {
                throw new IllegalArgumentException("'ssh' and 'path' belong together; say both, or 'commands' instead");
            }
        }
    }

    /** Two lines for the shell of this machine. */
    public record CommandsSpec(
            @Says("writes the file to its standard output") String read,

            @Says("puts its standard input in the file's place at once; {bytes} stands for its length there")
            String write) {}

    /** An application that runs already. */
    public record HostedSpec(
            @Says("where it answers") URI url,

            @Says(
                    "a line of shell that redeploys it, told by WRITER_HOST, READERS_PORT and so on what to connect to; without it, no step may")
            Optional<String> redeploy) {}

    /** What each address has to show; of the nearest place in the file that says it. */
    public Trust trust() {
        Map<Endpoint, Tls> servers = new HashMap<>();
        for (DatabaseSpec server : List.of(this.servers.blue(), this.servers.green())) {
            said(server.tls(), server.endpoint()).ifPresent(tls -> servers.put(server.endpoint(), tls));
        }
        gate.ifPresent(each -> said(each.tls(), each.door()).ifPresent(tls -> servers.put(each.door(), tls)));
        return new Trust(servers);
    }

    private Optional<Tls> said(Optional<TlsSpec> nearest, Endpoint endpoint) {
        return nearest.or(() -> tls).map(spec -> spec.of(endpoint));
    }

    private static void requireOne(String choice, boolean isOne, boolean isOther) {
        if (isOne == isOther) {
            throw new IllegalArgumentException("%s; say one of them, and one only".formatted(choice));
        }
    }
}
