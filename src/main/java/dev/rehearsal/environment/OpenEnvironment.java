package dev.rehearsal.environment;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.Operator;
import dev.rehearsal.step.ServerLogs;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Values;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.Gate;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;

/** Servers, and what stands around them. */
public record OpenEnvironment(
        RdsClient rds,
        Dialect dialect,
        Connector connector,
        List<Disk> disks,
        Servers servers,
        ServerLogs logs,
        WorkFolder folder,
        Credentials operator,
        List<Credentials> logins,
        List<URI> application,
        Optional<LedgerSource> ledger,
        Optional<Gate> gate,
        Optional<Deployment> deployment,
        Supplier<List<String>> deaths,
        List<Mark> marks,
        Closing closing)
        implements Environment {

    @Override
    public Path work() {
        return folder.path();
    }

    @Override
    public StepContext context(Values values, Deadline deadline, Operator person, Journal journal) {
        return new StepContext(
                rds,
                dialect,
                servers,
                connector,
                operator,
                logins,
                gate,
                deployment,
                values,
                deadline,
                journal,
                person,
                new WrittenDown(folder),
                logs);
    }

    @Override
    public List<String> problems() {
        return deaths.get();
    }

    @Override
    public List<String> shut() {
        return closing.close();
    }
}
