package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import dev.rehearsal.traffic.TriedInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The reference application as it would be at the beginning, for a plan that starts nothing. It takes no orders.
 *
 * @param gateway where a gate with an address of its own is, as servers see it
 */
record ImaginedApplication(Connections configured, Optional<Endpoint> gateway) implements Deployment {
    private static final String REFUSAL = "%s → nothing was started, since this is a plan → run the rehearsal";

    @Override
    public List<DeployedInstance> deployed() {
        return List.of();
    }

    @Override
    public void redeploy(Connections wanted, Duration within) throws DeploymentException {
        throw new DeploymentException(REFUSAL.formatted("redeploy the application"));
    }

    @Override
    public List<TriedInstance> tried() throws DeploymentException {
        throw new DeploymentException(REFUSAL.formatted("have the application write something"));
    }

    @Override
    public Optional<Address> gate(String database) {
        return gateway.map(endpoint -> new Address(endpoint, database));
    }

    /** The gate in its pool. */
    Gate pool() {
        return new Pool(configured.writer());
    }

    /** Lets traffic flow to where it would begin. */
    private record Pool(Address target) implements Gate {
        @Override
        public void prepare(Address next) throws GateException {
            throw refused();
        }

        @Override
        public void pause(Duration drainWithin) throws GateException {
            throw refused();
        }

        @Override
        public void repoint() throws GateException {
            throw refused();
        }

        @Override
        public void pointBack() throws GateException {
            throw refused();
        }

        @Override
        public void resume() throws GateException {
            throw refused();
        }

        @Override
        public List<GateState> state() {
            return List.of(new GateState("application-1", target, false, 0, 0));
        }

        private static GateException refused() {
            return new GateException(REFUSAL.formatted("order the application's pool"));
        }
    }
}
