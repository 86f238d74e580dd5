package dev.rehearsal.environment.existing;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cleans up after a rehearsal that was killed. What its runbook did is for the operator to take back, and only told.
 */
record ServersSweep(ExistingServers servers) {
    ServersProvider.Swept run(Optional<ServersRecord> record) {
        Optional<String> elsewhere = record.flatMap(each -> each.differences(servers));
        if (elsewhere.isPresent()) {
            return left("what may be left: %s; have it say the former again and run './rehearse cleanup --on %s'"
                    .formatted(elsewhere.get(), servers.file()));
        }
        try (ServersLock lock = ServersLock.take(servers)) {
            Removal removal = new Removal(servers, lock.connector());
            record.ifPresent(each -> tell(each, removal));
            removal.run();
            return removal.swept();
        } catch (IllegalStateException e) {
            return left(String.valueOf(e.getMessage()));
        } catch (SqlFailedException e) {
            return left("what may be left on the servers of %s: %s; run './rehearse cleanup --on %s' once they answer"
                    .formatted(servers.file(), e.brief(), servers.file()));
        }
    }

    private static ServersProvider.Swept left(String what) {
        return new ServersProvider.Swept(List.of(), List.of(what));
    }

    private void tell(ServersRecord record, Removal removal) {
        List<String> changes = new ArrayList<>();
        removal.onEach((role, sql) -> {
            ServerState now = ServerState.of(servers.dialect(), sql);
            Optional.ofNullable(record.before().get(role))
                    .map(now::since)
                    .orElse(List.of())
                    .forEach(statement ->
                            changes.add("on %s, unless it is meant to be so: %s".formatted(role, statement)));
        });
        changes.stream()
                .sorted(Comparator.comparing(
                        (String change) -> !servers.dialect().standing().isFirst(change)))
                .forEach(removal::left);
        servers.gate().ifPresent(gate -> tell(gate, removal));
    }

    private void tell(ExistingServers.Pooler pooler, Removal removal) {
        try (PgBouncerGate gate = pooler.open(servers.blue(), Optional.empty())) {
            for (GateState state : gate.state()) {
                if (state.isPaused()) {
                    removal.left("%s is paused; on its console: resume %s"
                            .formatted(state.member(), state.member().replaceFirst(".*/", "")));
                }
                if (!state.target().equals(servers.blue())) {
                    removal.left(
                            "%s leads to %s, not to %s; unless that is meant to be so, put its file right and reload it"
                                    .formatted(state.member(), state.target(), servers.blue()));
                }
            }
        } catch (GateException e) {
            removal.left("the gate: " + e.getMessage());
        }
    }
}
