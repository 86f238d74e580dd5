package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Lending;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import dev.rehearsal.traffic.pgbouncer.ConfigurationFile;
import dev.rehearsal.traffic.pgbouncer.ConsoleDoor;
import dev.rehearsal.traffic.pgbouncer.PgBouncer;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import dev.rehearsal.traffic.pgbouncer.Signal;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that are not Rehearsal's own, and what stands around them.
 *
 * @param file that describes them
 * @param dialect that all of them speak
 * @param blue where servers and applications reach it
 * @param tunnels where this machine reaches what it does not reach by its own address
 * @param trust what each has to show before it is believed
 * @param operator the operator's login, the same on every server
 * @param logins the applications' logins, as far as they are known
 * @param gate empty where nothing stands between application and database
 * @param application empty for the reference application
 * @param withheld what no command of the operator's is told, and nobody is shown
 */
public record ExistingServers(
        Path file,
        Dialect dialect,
        Address blue,
        Address green,
        Map<Endpoint, Endpoint> tunnels,
        Trust trust,
        Credentials operator,
        List<Credentials> logins,
        Optional<Pooler> gate,
        Optional<Hosted> application,
        Withheld withheld) {
    public ExistingServers {
        tunnels = Map.copyOf(tunnels);
        logins = List.copyOf(logins);
    }

    /**
     * A PgBouncer.
     *
     * @param endpoint where applications reach it; this machine does where its console is
     * @param database as applications name it there
     * @param signal by which it takes orders; empty where its console takes them
     */
    public record Pooler(
            Endpoint endpoint, String database, ConsoleDoor console, Optional<Signal> signal, ConfigurationFile file) {
        private static final String NAME = "pgbouncer";

        /** What applications connect to. */
        Address door() {
            return new Address(endpoint, database);
        }

        /**
         * A look at it, and its orders.
         *
         * @param target where it leads now
         * @param prepareThreshold of its applications' driver, as far as anybody said
         */
        PgBouncerGate open(Address target, Optional<Integer> prepareThreshold) {
            return new PgBouncerGate(
                    List.of(signal.map(each -> PgBouncer.bySignal(NAME, console, each, file))
                            .orElseGet(() -> PgBouncer.byConsole(NAME, console, file))),
                    new Clientele(database, prepareThreshold),
                    target);
        }
    }

    /**
     * The operator's own application.
     *
     * @param redeploy a line of shell that redeploys it
     */
    public record Hosted(URI url, Optional<String> redeploy) {}

    Reach reach() {
        return endpoint -> tunnels.getOrDefault(endpoint, endpoint);
    }

    /** Connects to all of them. The caller closes it. */
    Connector connector() {
        return new Connector(dialect.driver(), reach(), Lending.NONE, trust);
    }

    /** What is in effect, by whom it counts for. */
    Map<String, Optional<Tls>> trusted() {
        Map<String, Optional<Tls>> trusted = new LinkedHashMap<>();
        trusted.put("blue", trust.of(blue.endpoint()));
        trusted.put("green", trust.of(green.endpoint()));
        gate.ifPresent(each -> trusted.put("PgBouncer", trust.of(each.endpoint())));
        return trusted;
    }

    /** The servers by their roles, as far as a runbook begins with them. */
    Map<String, Address> byRole() {
        return Map.of("blue", blue, "green", green);
    }
}
