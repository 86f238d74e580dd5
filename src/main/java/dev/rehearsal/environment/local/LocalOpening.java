package dev.rehearsal.environment.local;

import dev.rehearsal.application.Estate;
import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.engines.Dialects;
import dev.rehearsal.environment.ApplicationMark;
import dev.rehearsal.environment.Closing;
import dev.rehearsal.environment.DeploymentFromHere;
import dev.rehearsal.environment.Disk;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.GateFromHere;
import dev.rehearsal.environment.OpenEnvironment;
import dev.rehearsal.environment.Opening;
import dev.rehearsal.environment.RdsLogs;
import dev.rehearsal.environment.Roles;
import dev.rehearsal.environment.ShownLogs;
import dev.rehearsal.environment.TriggerFindings;
import dev.rehearsal.environment.Views;
import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.LocalRds;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.ServerLogs;
import dev.rehearsal.step.Servers;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.PoolGate;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An environment on this machine, part by part. */
final class LocalOpening {
    /** As scenarios call that kind of gate. */
    static final String PGBOUNCER = "pgbouncer";

    private final Place place;
    private final EnvironmentSettings settings;
    private final Journal journal;
    private final Dialect dialect;
    private final Credentials operator = new Credentials("operator", NewPassword.random(), true);
    private final Credentials login = new Credentials(Estate.LOGIN, NewPassword.random(), true);

    private LocalOpening(Place place, EnvironmentSettings settings, Journal journal) {
        this.place = place;
        this.settings = settings;
        this.journal = journal;
        this.dialect = Dialects.of(settings.blue().spec().engine());
    }

    static Environment open(String name, Place place, EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return Opening.open(name, new LocalOpening(place, settings, journal)::open, journal);
    }

    private Environment open(Closing closing) throws IOException, GateException, InterruptedException {
        WorkFolder work = closing.remember("the work folder", WorkFolder.open());
        Place.Opened opened = place.open(work, closing);
        LocalRds account = opened.account();
        Roles roles = new Roles(account.client(), settings.blue().spec(), settings.green(), journal);
        journal.append(new Background.Circumstances(journal.now(), servers(account)));
        FirstServers first = FirstServers.of(account.client(), settings.blue(), operator);
        first.createBlue(roles);
        Address blue = roles.address("blue");
        try (Sql sql = account.connector().open(blue, operator)) {
            new Estate(dialect)
                    .create(
                            sql,
                            login,
                            settings.sample().rows(),
                            settings.sample().seed());
            dialect.work().analyzing().forEach(sql::execute);
        }
        first.createFollowers(roles);
        account.connector().oversee(dialect.triggers().oversight(new TriggerFindings(roles, journal)));
        return settings.application().url().isPresent()
                ? withoutApplication(opened, roles, work, closing)
                : withApplication(opened, roles, work, closing, blue);
    }

    /** The very releases, where the scenario may name major versions only. */
    private Map<String, String> servers(LocalRds account) {
        Map<String, String> servers = new LinkedHashMap<>();
        servers.put("blue", release(account, settings.blue().spec()));
        servers.put("green", release(account, settings.green()));
        return servers;
    }

    private static String release(LocalRds account, Servers.Spec spec) {
        return "%s %s"
                .formatted(
                        spec.engine().rdsName(), account.release(spec.version()).version());
    }

    private Environment withApplication(
            Place.Opened opened, Roles roles, WorkFolder work, Closing closing, Address blue)
            throws IOException, GateException, InterruptedException {
        LocalRds account = opened.account();
        Path logs = Files.createDirectories(settings.folder().resolve("logs"));
        Optional<GateDoor> door = door(opened, blue, logs, closing);
        Views views = new Views(door.map(each -> each.reach(account.connector().reach()))
                .orElse(account.connector().reach()));
        ReferenceApplication application = closing.remember(
                "the application",
                ReferenceApplication.start(application(views.fromHere(first(door, roles, blue)), work, logs)));
        return new OpenEnvironment(
                account.client(),
                dialect,
                account.connector(),
                disks(account, work),
                roles,
                logs(account, roles),
                work,
                operator,
                List.of(login),
                application.urls(),
                Optional.of(Estate.ledger()),
                Optional.of(gate(door, application, views)),
                Optional.of(new DeploymentFromHere(application, views, door.map(GateDoor::endpoint))),
                application::problems,
                marks(opened),
                closing);
    }

    private static Gate gate(Optional<GateDoor> door, ReferenceApplication application, Views views)
            throws GateException, InterruptedException {
        return door.isPresent()
                ? door.get().gate()
                : new GateFromHere(PoolGate.open(application::adminUrls, Opening.HOLD_AT_MOST), views);
    }

    /**
     * What the application is connected to at first: the database and a cluster's readers, where a step moves it behind
     * the gate later; otherwise whatever holds traffic.
     */
    private Connections first(Optional<GateDoor> door, Roles roles, Address blue) {
        if (settings.application().isRedeployed()) {
            boolean isCluster = settings.blue().spec().engine().isCluster();
            return new Connections(blue, isCluster ? roles.readers("blue") : Optional.empty());
        }
        return new Connections(
                door.map(each -> new Address(each.endpoint(), blue.database())).orElse(blue));
    }

    private ReferenceApplication.Plan application(Connections first, WorkFolder work, Path logs) {
        return new ReferenceApplication.Plan(
                settings.blue().spec().engine(),
                settings.application().instances(),
                settings.application().port(),
                first,
                login,
                work.path().resolve("secret.json"),
                settings.application().prepareThreshold(),
                settings.application().retryFor(),
                logs);
    }

    private Optional<GateDoor> door(Place.Opened opened, Address blue, Path logs, Closing closing)
            throws GateException, InterruptedException {
        if (!settings.gate().equals(PGBOUNCER) || opened.doors().isEmpty()) {
            return Optional.empty();
        }
        Clientele clientele = new Clientele(
                blue.database(), Optional.of(settings.application().prepareThreshold()));
        return Optional.of(opened.doors().get().before(blue, clientele, List.of(login), logs, closing));
    }

    private static List<Mark> marks(Place.Opened opened) {
        return Stream.concat(Stream.of(ApplicationMark.OF_THIS_REHEARSAL), opened.marks().stream())
                .toList();
    }

    /** The user's own application: nothing is known of its gate, nor of where its writes go. */
    private Environment withoutApplication(Place.Opened opened, Roles roles, WorkFolder work, Closing closing) {
        LocalRds account = opened.account();
        List<URI> urls = settings.application().url().stream().toList();
        return new OpenEnvironment(
                account.client(),
                dialect,
                account.connector(),
                disks(account, work),
                roles,
                logs(account, roles),
                work,
                operator,
                List.of(login),
                urls,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List::of,
                opened.marks(),
                closing);
    }

    private ServerLogs logs(LocalRds account, Roles roles) {
        return new RdsLogs(
                account.client(), roles, ShownLogs.without(dialect, Withheld.NOTHING, operator, List.of(login)));
    }

    private static List<Disk> disks(LocalRds account, WorkFolder work) {
        return List.of(Disk.of(work.path()), new Disk(account.place(), account::freeBytes));
    }
}
