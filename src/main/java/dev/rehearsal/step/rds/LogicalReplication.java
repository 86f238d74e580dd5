package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.dialect.Publishing;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether an instance or a cluster can publish its changes, as RDS and the server show it. */
record LogicalReplication(Server server) {
    static LogicalReplication on(StepContext context, String role) {
        return new LogicalReplication(new Server(context, role));
    }

    /** What is to be done with the server; blocked where there is none, or none of PostgreSQL. */
    Intent with(Function<Configuration, Intent> intent) {
        Optional<Configuration> now = server.configuration();
        if (now.isEmpty()) {
            return Intent.to(List.of()).after(server.missing());
        }
        Engine engine = Engine.named(now.get().engine());
        return Engine.POSTGRESQL.contains(engine)
                ? intent.apply(now.get())
                : Intent.blocked(
                        List.of("'%s' is %s, and this step sets the parameters of a PostgreSQL server; choose one"
                                .formatted(server.role(), engine.rdsName())));
    }

    /** What the server lacks, as in {@code max_wal_senders = 10}; empty when everything is in effect. */
    Observation isOnServer() {
        return server.seen(sql -> {
            List<String> missing = new ArrayList<>(publishing().below(sql, LogicalReplicationParameter.settings()));
            if (!publishing().isOn(sql)) {
                missing.add("wal_level is not logical");
            }
            return Observation.of(missing.isEmpty(), String.join(", ", missing));
        });
    }

    Observation isOn(Configuration now) {
        return isInSync(now) ? isOnServer() : Observation.notYet(now.seen());
    }

    Observation isOff(Configuration now) {
        return isInSync(now)
                ? server.seen(sql -> Observation.of(!publishing().isOn(sql), "wal_level is logical"))
                : Observation.notYet(now.seen());
    }

    /** The server answers with the parameters of its group, whatever they are. */
    Observation isBack(Configuration now) {
        return isInSync(now) ? isAnswering(now) : Observation.notYet(now.seen());
    }

    /** The server answers, and nothing is done with it. */
    Observation isAnswering(Configuration now) {
        return now.isSettled()
                ? server.seen(sql -> Observation.of(sql.holds("select true"), "no answer"))
                : Observation.notYet(now.seen());
    }

    private static boolean isInSync(Configuration now) {
        return now.isInSync() && now.isSettled();
    }

    private Publishing publishing() {
        return server.context().dialect().publishing();
    }

    List<String> slots() {
        try (var sql = server.context().sql(server.role())) {
            return publishing().keepers(sql);
        }
    }

    PlannedWork awaitingReboot(ParameterGroup group) {
        return server.configured(
                "parameter group '%s' is attached and awaits a reboot".formatted(group.name()),
                now -> Observation.of(group.awaitsReboot(now), now.seen()));
    }
}
