package dev.rehearsal.environment.existing;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.OwnSchemas;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.WantedPorts;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether servers that exist already are what a scenario says, and let the operator do what it takes. Reads only. */
record ServerChecks(ExistingServers servers, EnvironmentSettings settings) {
    /** A superuser, whoever may replicate, and on RDS the members of the roles that stand for that. */
    /** Everything at once. */
    List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        try (Connector connector = servers.connector()) {
            obstacles.addAll(
                    server(connector, "blue", servers.blue(), settings.blue().spec()));
            obstacles.addAll(server(connector, "green", servers.green(), settings.green()));
            servers.gate().ifPresent(gate -> obstacles.addAll(gate(gate)));
            loaded().ifPresent(obstacles::add);
            servers.application().flatMap(each -> Answering.at(each.url())).ifPresent(obstacles::add);
            if (servers.application().isEmpty()) {
                obstacles.addAll(login(connector));
                obstacles.addAll(new WantedPorts(settings.blue(), settings.application()).obstacles());
            }
        }
        return List.copyOf(obstacles);
    }

    /** What is to be loaded is said in one place. */
    private Optional<String> loaded() {
        Optional<URI> known = servers.application().map(ExistingServers.Hosted::url);
        return settings.application()
                .url()
                .filter(url -> !known.equals(Optional.of(url)))
                .map(url ->
                        "the scenario names an application of its own, at %s; say it under 'application:' of %s instead"
                                .formatted(url, servers.file()));
    }

    private List<String> server(Connector connector, String role, Address address, Spec wanted) {
        Optional<String> written = new LoginWrites(connector, servers.operator()).found(role, address);
        if (written.isPresent()) {
            return List.of(written.get());
        }
        try (Sql sql = connector.openAlone(address, servers.operator())) {
            List<String> found = new ArrayList<>();
            version(sql, role, wanted).ifPresent(found::add);
            found.addAll(servers.dialect()
                    .requirements()
                    .lacking(sql, role, address, servers.operator().user()));
            found.addAll(names(sql, role));
            ServersLock.holder(servers, sql, role).ifPresent(found::add);
            return found;
        } catch (SqlFailedException e) {
            return List.of(
                    "%s: %s; mend that on the server, or correct %s".formatted(role, withoutStop(e), servers.file()));
        }
    }

    /** The driver ends some of its sentences. */
    private static String withoutStop(SqlFailedException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\.$", "");
    }

    private Optional<String> version(Sql sql, String role, Spec wanted) {
        String found = servers.dialect().release(sql);
        return found.equals(wanted.version()) || found.startsWith(wanted.version() + ".")
                ? Optional.empty()
                : Optional.of("%s is %s %s, and the scenario says %s; say --set %s.version=%s if that is meant"
                        .formatted(
                                role,
                                servers.dialect().engine(),
                                found,
                                wanted.version(),
                                role,
                                wanted.engine().major(found)));
    }

    /** Names that a rehearsal needs for itself. */
    private List<String> names(Sql sql, String role) {
        List<String> taken = new ArrayList<>();
        if (new Canary(servers.dialect()).isThere(sql) && !new Canary(servers.dialect()).isOurs(sql)) {
            taken.add(
                    "%s has a schema '%s' that no rehearsal made; rename it, since a rehearsal needs that name for its own"
                            .formatted(role, Canary.SCHEMA));
        }
        if (servers.dialect().markers().isSomebodyElses(sql)) {
            taken.add(
                    "%s has a schema '%s' that no rehearsal made; rename it, since a rehearsal needs that name for its own"
                            .formatted(role, OwnSchemas.MARKERS));
        }
        return taken;
    }

    private List<String> gate(ExistingServers.Pooler gate) {
        List<String> problems = new ArrayList<>();
        try (PgBouncerGate look = gate.open(servers.blue(), Optional.empty())) {
            look.state().stream()
                    .filter(state -> !state.target().equals(servers.blue()))
                    .map(state ->
                            "the gate: %s leads to %s, not to %s; where traffic has moved before, begin with servers as they were before that"
                                    .formatted(state.member(), state.target(), servers.blue()))
                    .forEach(problems::add);
        } catch (GateException e) {
            problems.add("the gate: " + e.getMessage());
        }
        try {
            gate.file().read();
        } catch (GateException e) {
            problems.add("the gate: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add("interrupted while the gate's file was read");
        }
        return problems;
    }

    /** The reference application needs one that passes. */
    private List<String> login(Connector connector) {
        Optional<Credentials> login = servers.logins().stream().findFirst();
        if (login.isEmpty()) {
            return List.of(
                    "the reference application has no login; name one under 'logins:' of %s, or your own application under 'application:'"
                            .formatted(servers.file()));
        }
        Address door = servers.gate().map(ExistingServers.Pooler::door).orElse(servers.blue());
        try (Sql sql = connector.openAlone(door, login.get())) {
            sql.number("select 1");
            return List.of();
        } catch (SqlFailedException e) {
            return List.of("the application: %s; see to what it says, or correct %s"
                    .formatted(e.getMessage(), servers.file()));
        }
    }
}
