package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.RunningContainer;
import dev.rehearsal.step.StepContext;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * A switchover as a published tool performs it (medplum/medplum-postgres-upgrade, src/switchover.ts): while traffic is
 * held it asks every 50 ms whether blue's log has arrived on green, then links another file over PgBouncer's and has
 * the service reload. It does not fence blue. What it has ready before, connections among it, is ready here too.
 */
final class PublishedSwitchover {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int LOOKS = 40;
    private static final String ARRIVED =
            "select pg_current_wal_lsn() - confirmed_flush_lsn < 1 from pg_replication_slots limit 1";
    private static final String LINK = "cp -p %1$s %1$s.green && ln -sf %1$s.green %1$s && kill -s HUP 1";

    private @Nullable Sql blue;
    private @Nullable RunningContainer pgBouncer;

    /** The rehearsal with its switchover in the place of ours. */
    TestRehearsal of(TestRehearsal rehearsal) {
        return rehearsal
                .after("wait-for-replication", new Sabotage("connect", this::connect))
                .change(items -> Replacing.mirrored(Replacing.first(
                        Replacing.mirrored(items),
                        "wait-for-replication",
                        found -> Stream.of(new Sabotage("ask whether the log has arrived", this::ask)))))
                .before("repoint-traffic", new Sabotage("link the file over, and reload", any -> link()))
                .without("fence");
    }

    private void connect(StepContext context) throws InterruptedException {
        blue = context.alone("blue");
        pgBouncer = RunningContainer.at(
                        blue.text("select host(inet_server_addr())").orElseThrow())
                .neighbour("pgbouncer");
    }

    private void ask(StepContext context) {
        Sql sql = connected(blue);
        await().pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .atMost(LOOK_EVERY.multipliedBy(LOOKS))
                .until(() -> sql.holds(ARRIVED));
        context.journal().reached(Milestone.CAUGHT_UP);
    }

    private void link() throws InterruptedException {
        connected(pgBouncer).run(LINK.formatted(ContainerPgBouncer.FILE));
    }

    private static <T> T connected(@Nullable T found) {
        if (found == null) {
            throw new IllegalStateException("nothing was connected to before traffic was held");
        }
        return found;
    }
}
