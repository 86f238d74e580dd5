package dev.rehearsal.environment.existing;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.database.postgres.OwnSchemas;
import dev.rehearsal.database.postgres.Publication;
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
    private static final String MAY_REPLICATE = """
            select exists (select from pg_roles r
                where (r.rolname = current_user and (r.rolsuper or r.rolreplication))
                   or (r.rolname in ('rds_superuser', 'rds_replication') and pg_has_role(current_user, r.oid, 'member')))""";

    private static final String IS_SUPERUSER = """
            select exists (select from pg_roles r where (r.rolname = current_user and r.rolsuper)
                or (r.rolname = 'rds_superuser' and pg_has_role(current_user, r.oid, 'member')))""";

    private static final String OWNS_DATABASE =
            "select pg_has_role(datdba, 'usage') from pg_database where datname = current_database()";

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
            found.addAll(rights(sql, role, address));
            found.addAll(powers(sql, role, address));
            found.addAll(names(sql, role));
            found.addAll(leaks(sql, role));
            ServersLock.holder(sql, role, servers.file()).ifPresent(found::add);
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

    private static Optional<String> version(Sql sql, String role, Spec wanted) {
        String found = sql.text("select split_part(current_setting('server_version'), ' ', 1)")
                .orElse("unknown");
        return found.equals(wanted.version()) || found.startsWith(wanted.version() + ".")
                ? Optional.empty()
                : Optional.of("%s is PostgreSQL %s, and the scenario says %s; say --set %s.version=%s if that is meant"
                        .formatted(
                                role,
                                found,
                                wanted.version(),
                                role,
                                wanted.engine().major(found)));
    }

    private List<String> rights(Sql sql, String role, Address address) {
        List<String> missing = new ArrayList<>();
        String operator = servers.operator().user();
        if (!sql.holds(MAY_REPLICATE)) {
            missing.add(
                    "the operator '%s' may not replicate from %s; 'alter role %s replication', or on RDS grant rds_replication"
                            .formatted(operator, role, operator));
        }
        if (!sql.holds("select has_database_privilege(current_database(), 'CREATE')")) {
            missing.add("the operator '%s' may not create schemas in %s; grant create on database %s to it"
                    .formatted(operator, role, address.database()));
        }
        return missing;
    }

    /** Rights that would only be missed while traffic is held. */
    private List<String> powers(Sql sql, String role, Address address) {
        List<String> missing = new ArrayList<>();
        String operator = servers.operator().user();
        if (!sql.holds(IS_SUPERUSER)) {
            missing.add(
                    "the operator '%s' may neither publish all tables of %s nor subscribe there; that takes a superuser, or on RDS a member of rds_superuser"
                            .formatted(operator, role));
        }
        if (!sql.holds("select pg_has_role('pg_signal_backend', 'usage')")) {
            missing.add("the operator '%s' may not end others' sessions on %s; grant pg_signal_backend to it"
                    .formatted(operator, role));
        }
        if (!sql.holds(OWNS_DATABASE)) {
            missing.add(
                    "the operator '%s' may not take the right to connect to %s from others; alter database %s owner to it, or grant its owner's role to it"
                            .formatted(operator, role, address.database()));
        }
        return missing;
    }

    /** Whoever subscribes to all tables gets ours too, has nowhere to put their rows, and stops for good. */
    private static List<String> leaks(Sql sql, String role) {
        return Publication.namesOfEverything(sql).stream()
                .map(name ->
                        "publication '%s' of %s is for all tables, so its subscribers would get a rehearsal's own and fail for want of them; have it name its tables, or, where nobody needs it, %s"
                                .formatted(name, role, Publication.dropping(name)))
                .toList();
    }

    /** Names that a rehearsal needs for itself. */
    private static List<String> names(Sql sql, String role) {
        List<String> taken = new ArrayList<>();
        if (Canary.isThere(sql) && !Canary.isOurs(sql)) {
            taken.add(
                    "%s has a schema '%s' that no rehearsal made; rename it, since a rehearsal needs that name for its own"
                            .formatted(role, Canary.SCHEMA));
        }
        if (Marker.isSomebodyElses(sql)) {
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
