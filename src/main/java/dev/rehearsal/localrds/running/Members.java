package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.LogKept;
import dev.rehearsal.localrds.holding.LogicalSlot;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the members of a cluster keep together. Only in the cluster's own lane. */
public record Members(RdsAccount account, Cluster cluster) {
    private static final Duration STREAMING_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOKS = Duration.ofMillis(20);

    public Instance writer() {
        return account.instances().named(cluster.writer().orElseThrow());
    }

    /** The members that could take over. */
    public List<Instance> readers() {
        return account.instances().membersOf(cluster).stream()
                .filter(member -> !cluster.isWrittenBy(member) && member.isRunning())
                .toList();
    }

    /** All that have data and do not write, whether or not they run. */
    public List<Instance> others() {
        return account.instances().membersOf(cluster).stream()
                .filter(member -> !cluster.isWrittenBy(member) && member.hasServer())
                .toList();
    }

    public List<Instance> writerFirst() {
        return Stream.concat(Stream.of(writer()), others().stream()).toList();
    }

    /** The first member serves the volume. */
    public void beginWriter(Instance member) throws InterruptedException {
        member.serveFrom(cluster.volume().orElseThrow());
        cluster.handOver();
        new Running(account, member).launch();
        inherit(member.server());
        open();
    }

    /** A clone has the slots of its source, unless its parameters rule out that it has any. */
    private void inherit(DatabaseServer server) {
        boolean isLogical;
        try (Sql sql = server.sql("postgres")) {
            isLogical = sql.holds("select current_setting('wal_level') = 'logical'");
        }
        for (LogicalSlot slot : isLogical ? cluster.inherited() : List.<LogicalSlot>of()) {
            try (Sql sql = server.sql(slot.database())) {
                slot.make(sql);
            }
        }
        cluster.inherit(List.of());
    }

    /** A member without data gets the writer's, and follows it from now on. */
    public void join(Instance member) throws InterruptedException {
        DatabaseServer writer = writer().server();
        new LogKept(writer, Running.slot(member)).during(() -> {
            DatabaseServer copy = writer.copy(member.identifier());
            copy.follow(account.replication());
            member.serveFrom(copy);
            new Running(account, member).launch();
            awaitStreaming(member);
        });
        waitFor(member);
    }

    /** A member whose data are of no use any more gets the writer's. */
    public void replace(Instance member) throws InterruptedException {
        member.server().close();
        member.surrender();
        join(member);
    }

    /** Starts every member that has data with the parameters it has now; what leads to them is to be opened. */
    public void restart() throws InterruptedException {
        waitFor(List.of());
        for (Instance member : writerFirst()) {
            if (!cluster.isWrittenBy(member) && member.isRunning()) {
                awaitParameters(member);
            }
            Running running = new Running(account, member);
            running.stop();
            running.launch();
        }
        for (Instance reader : others()) {
            awaitStreaming(reader);
            waitFor(reader);
        }
    }

    /** The same of a reader alone, during which no write waits for it. */
    void restart(Instance reader) throws InterruptedException {
        waitNotFor(reader);
        Running running = new Running(account, reader);
        running.stop();
        running.launch();
        awaitStreaming(reader);
        waitFor(reader);
    }

    /** From now on a write is acknowledged when this member has it. */
    void waitFor(Instance member) throws InterruptedException {
        List<String> all = new ArrayList<>(cluster.synchronous());
        all.remove(member.identifier());
        all.add(member.identifier());
        waitFor(all);
    }

    /** From now on no write waits for this member. */
    public void waitNotFor(Instance member) throws InterruptedException {
        waitFor(cluster.synchronous().stream()
                .filter(name -> !name.equals(member.identifier()))
                .toList());
    }

    void waitFor(List<String> readers) throws InterruptedException {
        cluster.waitFor(readers);
        if (writer().isRunning()) {
            new Running(account, writer()).reload();
        }
    }

    /** Every endpoint leads to where it should. */
    public void open() {
        List<Instance> readers = readers();
        readers.forEach(reader -> new Running(account, reader).open());
        if (writer().isRunning()) {
            new Running(account, writer()).open();
            cluster.endpoints().writeAt(writer());
            cluster.endpoints().readAt(readers.isEmpty() ? List.of(writer()) : readers);
        }
    }

    /**
     * A reader does not start with less than it knows its writer to have, so it must have seen that the writer has less
     * now (PostgreSQL, "Hot Standby", "Administrator's Overview"). A reader that is to have more stops replaying there.
     */
    private void awaitParameters(Instance reader) throws InterruptedException {
        String told;
        try (Sql sql = writer().server().sql("postgres")) {
            told = sql.text("select pg_current_wal_flush_lsn()").orElseThrow();
        }
        // The writer listens at another port since it was started again.
        new Running(account, reader).reload();
        String name = reader.identifier();
        Await.until(
                "'%s' to know the writer's parameters".formatted(name), Deadline.after(STREAMING_WITHIN), LOOKS, () -> {
                    try (Sql sql = reader.server().sql("postgres")) {
                        boolean isThere = sql.holds(
                                "select pg_is_wal_replay_paused() or pg_last_wal_replay_lsn() >= ?::pg_lsn", told);
                        return Observation.of(isThere, "it replays what was before");
                    } catch (SqlFailedException e) {
                        // Before release 14 it ends itself there.
                        return Observation.of(!reader.isRunning(), String.valueOf(e.getMessage()));
                    }
                });
    }

    void awaitStreaming(Instance reader) throws InterruptedException {
        String name = reader.identifier();
        Await.until("'%s' to follow".formatted(name), Deadline.after(STREAMING_WITHIN), LOOKS, () -> {
            try (Sql sql = writer().server().sql("postgres")) {
                String state = sql.text("select state from pg_stat_replication where application_name = ?", name)
                        .orElse("not connected");
                return Observation.of(state.equals("streaming"), state);
            }
        });
    }
}
