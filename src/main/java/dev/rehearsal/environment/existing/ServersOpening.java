package dev.rehearsal.environment.existing;

import dev.rehearsal.application.Canary;
import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.application.Tables;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.Sql;
import dev.rehearsal.environment.ApplicationMark;
import dev.rehearsal.environment.Closing;
import dev.rehearsal.environment.DeploymentFromHere;
import dev.rehearsal.environment.Disk;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.ExistingRoles;
import dev.rehearsal.environment.GateFromHere;
import dev.rehearsal.environment.OpenEnvironment;
import dev.rehearsal.environment.Opening;
import dev.rehearsal.environment.ShownLogs;
import dev.rehearsal.environment.SqlLogs;
import dev.rehearsal.environment.TriggerFindings;
import dev.rehearsal.environment.Views;
import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.Servers;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.PoolGate;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens what stands around servers that exist already, part by part. */
record ServersOpening(ExistingServers servers, EnvironmentSettings settings, Journal journal) {
    Environment toRehearse(Closing closing) throws IOException, GateException, InterruptedException {
        WorkFolder work = closing.remember("the work folder", WorkFolder.open());
        Connector connector = connector(closing);
        Footprint footprint =
                closing.remember("what the rehearsal made on the servers", Footprint.begin(servers, connector, work));
        Optional<PgBouncerGate> pooler = servers.gate().map(gate -> closing.remember("the gate", gate(gate)));
        Traffic traffic = servers.application().isPresent()
                ? hosted(servers.application().get(), pooler, work)
                : reference(footprint, pooler, work, closing);
        return environment(connector, work, traffic, closing);
    }

    /** Makes nothing on the servers, and starts no application. */
    Environment toPlan(Closing closing) {
        WorkFolder work = closing.remember("the work folder", WorkFolder.open());
        Connector connector = connector(closing);
        Optional<PgBouncerGate> pooler = servers.gate().map(gate -> closing.remember("the gate", gate(gate)));
        Traffic traffic = servers.application().isPresent()
                ? hosted(servers.application().get(), pooler, work)
                : imagined(pooler);
        return environment(connector, work, traffic, closing);
    }

    private Connector connector(Closing closing) {
        Connector connector = closing.remember("the connections", servers.connector());
        connector.oversee(servers.dialect().triggers().oversight(new TriggerFindings(roles(), journal)));
        journal.append(new Background.Circumstances(journal.now(), releases(connector)));
        return connector;
    }

    private Environment environment(Connector connector, WorkFolder work, Traffic traffic, Closing closing) {
        return new OpenEnvironment(
                NoRds.client(),
                servers.dialect(),
                connector,
                List.of(Disk.of(work.path())),
                roles(),
                new SqlLogs(
                        connector,
                        roles(),
                        servers.operator(),
                        ShownLogs.without(servers.dialect(), servers.withheld(), servers.operator(), servers.logins())),
                work,
                servers.operator(),
                servers.logins(),
                traffic.urls(),
                traffic.ledger(),
                traffic.gate(),
                traffic.deployment(),
                traffic.deaths(),
                Stream.concat(
                                Stream.of(ApplicationMark.OF_THIS_REHEARSAL),
                                LoopbackMarks.of(
                                        servers.reach().from(servers.blue().endpoint()))
                                        .stream())
                        .toList(),
                closing);
    }

    /** The application and what leads it. */
    private record Traffic(
            List<URI> urls,
            Optional<LedgerSource> ledger,
            Optional<Gate> gate,
            Optional<Deployment> deployment,
            Supplier<List<String>> deaths) {}

    private Servers roles() {
        return new ExistingRoles(servers.byRole(), settings.blue().spec(), settings.green());
    }

    /** The very releases, where the scenario may name major versions only. */
    private Map<String, String> releases(Connector connector) {
        Map<String, String> releases = new LinkedHashMap<>();
        for (String role : List.of("blue", "green")) {
            try (Sql sql = connector.openAlone(roles().address(role), servers.operator())) {
                releases.put(
                        role,
                        "%s %s"
                                .formatted(
                                        settings.blue().spec().engine().rdsName(),
                                        servers.dialect().release(sql)));
            }
        }
        return releases;
    }

    private PgBouncerGate gate(ExistingServers.Pooler gate) {
        // The operator's own application prepares as any does, unless the scenario says otherwise of it.
        return gate.open(servers.blue(), Optional.of(settings.application().prepareThreshold()));
    }

    /** Nothing is known of where its writes go. */
    private Traffic hosted(ExistingServers.Hosted application, Optional<PgBouncerGate> pooler, WorkFolder work) {
        Connections told = new Connections(door().orElse(servers.blue()));
        return new Traffic(
                List.of(application.url()),
                Optional.empty(),
                pooler.map(gate -> gate),
                application
                        .redeploy()
                        .map(line -> new DeploymentByCommand(
                                application.url(),
                                line,
                                work,
                                told,
                                door().map(Address::endpoint),
                                servers.withheld(),
                                servers.dialect().programs())),
                List::of);
    }

    private Optional<Address> door() {
        return servers.gate().map(ExistingServers.Pooler::door);
    }

    private Traffic reference(Footprint footprint, Optional<PgBouncerGate> pooler, WorkFolder work, Closing closing)
            throws IOException, GateException, InterruptedException {
        footprint.makeCanary(settings.sample().rows());
        Path logs = Files.createDirectories(settings.folder().resolve("logs"));
        Views views = new Views(servers.reach());
        ReferenceApplication application = closing.remember(
                "the application", ReferenceApplication.start(application(views.fromHere(first()), work, logs)));
        Gate gate = pooler.isPresent()
                ? pooler.get()
                : new GateFromHere(PoolGate.open(application::adminUrls, Opening.HOLD_AT_MOST), views);
        return new Traffic(
                application.urls(),
                Optional.of(Canary.ledger()),
                Optional.of(gate),
                Optional.of(new DeploymentFromHere(application, views, door().map(Address::endpoint))),
                application::problems);
    }

    /** The reference application as it would be. */
    private Traffic imagined(Optional<PgBouncerGate> pooler) {
        ImaginedApplication application = new ImaginedApplication(first(), door().map(Address::endpoint));
        return new Traffic(
                List.of(),
                Optional.empty(),
                Optional.of(pooler.<Gate>map(gate -> gate).orElse(application.pool())),
                Optional.of(application),
                List::of);
    }

    /** What a step redeploys begins at blue itself. */
    private Connections first() {
        return new Connections(
                door().filter(gate -> !settings.application().isRedeployed()).orElse(servers.blue()));
    }

    private ReferenceApplication.Plan application(Connections first, WorkFolder work, Path logs) {
        Credentials login = servers.logins().get(0);
        return new ReferenceApplication.Plan(
                settings.blue().spec().engine(),
                settings.application().instances(),
                settings.application().port(),
                first,
                login,
                servers.trust().reachedBy(servers.reach()),
                work.path().resolve("secret.json"),
                settings.application().prepareThreshold(),
                Tables.CANARY,
                settings.application().retryFor(),
                logs);
    }
}
