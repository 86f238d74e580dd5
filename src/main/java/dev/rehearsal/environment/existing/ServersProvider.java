package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Tls;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Opening;
import dev.rehearsal.environment.Wanted;
import dev.rehearsal.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that were there before the rehearsal and stay after it, as on staging. Nothing but the runbook changes them;
 * what a rehearsal makes of its own lies in schemas of its own, and goes with it.
 */
public final class ServersProvider implements EnvironmentProvider {
    public static final String NAME = "servers";

    private final ExistingServers servers;

    public ServersProvider(ExistingServers servers) {
        this.servers = servers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> refusals(Wanted wanted) {
        List<String> refusals = new ArrayList<>();
        wanted.engines().stream()
                .filter(engine -> !Engine.POSTGRESQL.contains(engine))
                .map(engine -> "it speaks to PostgreSQL only, not to %s".formatted(engine.rdsName()))
                .forEach(refusals::add);
        if (wanted.asksRds()) {
            refusals.add(
                    "steps of its runbook call the RDS API, which servers that exist already do not have; take a runbook of SQL and traffic alone, such as 05, whose green is there already");
        }
        gate(wanted.gate(), refusals);
        return List.copyOf(refusals);
    }

    private void gate(String wanted, List<String> refusals) {
        boolean isPgBouncer = servers.gate().isPresent();
        if (wanted.equals("pgbouncer") && !isPgBouncer) {
            refusals.add("it has no PgBouncer; describe yours under 'gate:' of %s".formatted(servers.file()));
        }
        if (wanted.equals("pool") && isPgBouncer) {
            refusals.add("its gate is PgBouncer, not the application's pool");
        }
    }

    @Override
    public List<String> imitated() {
        return List.of(
                "Real: servers that were there before, their data, their network, their gate; every request.",
                servers.application().isPresent()
                        ? "Real: the operator's own application, whose writes nobody accounts for."
                        : "Imitated: the application, by the reference application, with tables of its own in schema rehearsal_canary.",
                "Not shown: what only production's load does; whatever stands between RDS and its servers.");
    }

    @Override
    public Map<String, Optional<Tls>> trusted() {
        return servers.trusted();
    }

    @Override
    public List<String> shortages(EnvironmentSettings settings) {
        return new ServerChecks(servers, settings).obstacles();
    }

    @Override
    public List<String> obstacles(EnvironmentSettings settings) {
        return shortages(settings);
    }

    @Override
    public Environment open(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return Opening.open(NAME, new ServersOpening(servers, settings, journal)::toRehearse, journal);
    }

    @Override
    public Environment openToPlan(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return Opening.open(NAME, new ServersOpening(servers, settings, journal)::toPlan, journal);
    }

    /**
     * Removes from the servers what a rehearsal that was killed made there of its own, and tells what its runbook left.
     *
     * @param record of that rehearsal, where there is one: without it nobody knows what its runbook left
     * @return what was removed, and what could not be, a sentence each
     */
    public Swept cleanUp(Optional<ServersRecord> record) {
        return new ServersSweep(servers).run(record);
    }

    /** On which servers the rehearsal that had this work folder was; empty where there were none. */
    public static Optional<ServersRecord> recordedIn(Path workFolder) throws IOException {
        return ServersRecord.readFrom(workFolder);
    }

    /** What a clean-up came to. */
    public record Swept(List<String> done, List<String> left) {
        public Swept {
            done = List.copyOf(done);
            left = List.copyOf(left);
        }
    }
}
