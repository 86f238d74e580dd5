package dev.rehearsal.environment;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.step.Operator;
import dev.rehearsal.step.ServerLogs;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Values;
import dev.rehearsal.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An open place where a rehearsal runs. Closing it stops everything it started, in reverse order. */
public interface Environment extends AutoCloseable {
    /** A way in, which stops what it started when anything fails. */
    interface Door {
        Environment open(EnvironmentSettings settings, Journal journal)
                throws EnvironmentFailedException, InterruptedException;
    }

    /** The roles and the servers they stand for. */
    Servers servers();

    Connector connector();

    /** The operator's login, the same on every server. */
    Credentials operator();

    /** Where the load sends its requests: one base URL per instance of the application. */
    List<URI> application();

    /** Where the application's writes leave their traces; empty for an application nobody told us about. */
    Optional<LedgerSource> ledger();

    /** The words that its servers speak. */
    Dialect dialect();

    /** The logs of its servers. */
    ServerLogs logs();

    /** What steps are lent. */
    StepContext context(Values values, Deadline deadline, Operator person, Journal journal);

    /** The folder for what must not outlive the environment. */
    Path work();

    /** The disks that its servers and it write to, so that they can be watched. */
    List<Disk> disks();

    /** How to tell which processes of this machine are its servers, its application, and what stands between them. */
    List<Mark> marks();

    /** Problems of what should still be running, such as an application process that died; empty when all is well. */
    List<String> problems();

    /**
     * Stops and removes everything, whatever fails on the way.
     *
     * @return what could not be stopped or removed, one sentence each
     */
    List<String> shut();

    @Override
    default void close() {
        shut();
    }
}
