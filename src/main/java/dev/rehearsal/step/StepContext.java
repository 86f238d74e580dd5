package dev.rehearsal.step;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.ClientVariables;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * What the runner lends a step for the length of one call.
 *
 * @param rds the RDS API
 * @param servers roles and the servers they stand for
 * @param connector how this machine connects to them
 * @param operator the operator's login, the same on every server
 * @param logins the applications' logins, as far as they are known
 * @param gate what can hold traffic; empty when nothing stands between application and database
 * @param deployment how the application is given its connections; empty for an application nobody told us about
 * @param values the runbook's table of values
 * @param deadline by when the step must have ended
 * @param person whom to ask
 * @param processes where processes that a step starts are written down
 * @param logs what servers wrote to their logs
 */
public record StepContext(
        RdsClient rds,
        Dialect dialect,
        Servers servers,
        Connector connector,
        Credentials operator,
        List<Credentials> logins,
        Optional<Gate> gate,
        Optional<Deployment> deployment,
        Values values,
        Deadline deadline,
        Journal journal,
        Operator person,
        StartedProcesses processes,
        ServerLogs logs) {
    private static final Logger LOG = LoggerFactory.getLogger(StepContext.class);

    public StepContext {
        logins = List.copyOf(logins);
    }

    /**
     * A short-lived connection, as the operator, to the role's database. The caller closes it. A server that hangs is
     * given up with the deadline: clients may be waiting.
     */
    public Sql sql(String role) {
        return connector.open(servers.address(role), operator, deadline.left());
    }

    /** As the operator, to another database of the role's server. */
    public Sql sql(String role, String database) {
        return connector.open(new Address(servers.address(role).endpoint(), database), operator, deadline.left());
    }

    /** A connection of its own, as the operator, which nobody will use after. The caller closes it. */
    public Sql alone(String role) {
        return alone(role, operator);
    }

    /** A connection of its own, with another login. */
    public Sql alone(String role, Credentials login) {
        return connector.openAlone(servers.address(role), login, deadline.left());
    }

    /** By which a program that is started finds the role's server. */
    public ClientVariables variables(String role) {
        return new ClientVariables(dialect.programs(), connector, servers.address(role), operator);
    }

    /** One connection to each server that takes one. The caller closes them. */
    public List<Sql> everywhere() {
        List<Sql> connections = new ArrayList<>();
        for (String role : servers.roles()) {
            try {
                connections.add(sql(role));
            } catch (SqlFailedException | IllegalStateException e) {
                LOG.debug("{} takes no connection", role, e);
            }
        }
        return connections;
    }

    /** Whether the role's server exists, so that a plan can look at it. */
    public boolean exists(String role) {
        return servers.identifier(role).isPresent();
    }

    public StepContext within(Deadline other) {
        return with(values, other);
    }

    /** This context, where the values that become known are those of one step, by its place in the runbook. */
    public StepContext of(int number) {
        return with(values.writtenBy(number), deadline);
    }

    private StepContext with(Values table, Deadline by) {
        return new StepContext(
                rds,
                dialect,
                servers,
                connector,
                operator,
                logins,
                gate,
                deployment,
                table,
                by,
                journal,
                person,
                processes,
                logs);
    }
}
