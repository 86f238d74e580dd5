package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Wanted;
import dev.rehearsal.environment.WantedPorts;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.LocalRds;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.Part;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.step.Servers.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Servers as child processes of this machine, behind an imitated RDS. Needs a JDK and Maven. */
public final class EmbeddedProvider implements EnvironmentProvider {
    public static final String NAME = "embedded";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> refusals(Wanted wanted) {
        List<String> refusals = new ArrayList<>(LocalRefusals.of(wanted, List.of(Engine.POSTGRES)));
        if (refusals.isEmpty()) {
            refusals.addAll(otherVersions(wanted));
        }
        if (wanted.engines().contains(Engine.AURORA_POSTGRESQL)) {
            refusals.add("clusters are for containers or AWS");
        }
        if (wanted.upgradesInPlace()) {
            refusals.add("it has no pg_upgrade");
        }
        if (wanted.gate().equals("pgbouncer")) {
            refusals.add("it has no PgBouncer; its gate is the application's pool");
        }
        return List.copyOf(refusals);
    }

    private static List<String> otherVersions(Wanted wanted) {
        return wanted.servers().stream()
                .map(Spec::version)
                .distinct()
                .sorted()
                .filter(version -> EmbeddedRelease.find(version).isEmpty())
                .map(version -> "it has no PostgreSQL %s, only %s".formatted(version, EmbeddedRelease.versions()))
                .toList();
    }

    @Override
    public List<String> imitated() {
        return List.of(
                "Real: PostgreSQL servers of both versions with durable settings, their replication, the application, its pool, every request.",
                "Imitated: the RDS API and its endpoints, by LocalRds on this machine; its timings are much shorter than those of RDS.",
                "Not shown: RDS storage, network, DNS and failover; effects that need production's data or hardware.");
    }

    @Override
    public List<String> shortages(EnvironmentSettings settings) {
        return collected(account -> shortages(settings, account));
    }

    @Override
    public List<String> obstacles(EnvironmentSettings settings) {
        return collected(account -> {
            List<String> obstacles = new ArrayList<>(shortages(settings, account));
            programs(settings, account).ifPresent(obstacles::add);
            return obstacles;
        });
    }

    /** What one look at this machine finds. */
    private interface Look {
        List<String> as(Account account) throws InterruptedException;
    }

    private static List<String> collected(Look look) {
        try {
            return List.copyOf(look.as(Account.here()));
        } catch (ServerException e) {
            return List.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("interrupted while looking at this machine");
        }
    }

    private static List<String> shortages(EnvironmentSettings settings, Account account) throws InterruptedException {
        EmbeddedPlaces places = EmbeddedPlaces.usual(account);
        List<String> shortages = new ArrayList<>();
        shortages.addAll(new WantedPorts(settings.blue(), settings.application()).obstacles());
        shortages.addAll(new EmbeddedAccess(account, places).obstacles());
        shortages.addAll(new EmbeddedRoom(settings, places).obstacles());
        return shortages;
    }

    @Override
    public Environment open(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return LocalOpening.open(
                NAME,
                (work, closing) -> new Place.Opened(
                        closing.remember("the servers", LocalRds.open(work)),
                        Optional.empty(),
                        List.of(Mark.commandLine(Part.SERVERS, work.path().toString()))),
                settings,
                journal);
    }

    /** Fetches and makes what servers are made of, so that nothing is started when it cannot be had. */
    private static Optional<String> programs(EnvironmentSettings settings, Account account)
            throws InterruptedException {
        try {
            for (String version :
                    List.of(settings.blue().spec().version(), settings.green().version())) {
                LocalRds.provide(version, account);
            }
            return Optional.empty();
        } catch (ServerException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
