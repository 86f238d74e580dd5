package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.TriedInstance;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment of two instances without an application. */
public final class FakeDeployment implements Deployment {
    private final Map<String, Connections> instances = new LinkedHashMap<>();
    private Connections secret;
    private Optional<Address> gate = Optional.empty();
    private String writeProblem = "";
    private boolean isSilent;
    private int waitingLooks;
    private int redeploys;

    public FakeDeployment(Connections connections) {
        secret = connections;
        instances.put("application-1", connections);
        instances.put("application-2", connections);
    }

    /** The gate has an address of its own. */
    public FakeDeployment behind(Address address) {
        gate = Optional.of(address);
        return this;
    }

    /** One instance has other connections than the secret says. */
    FakeDeployment straying(String instance, Connections connections) {
        instances.put(instance, connections);
        return this;
    }

    /** No instance says anything. */
    public FakeDeployment silent() {
        isSilent = true;
        return this;
    }

    /** For the next looks, a request waits at each instance. */
    FakeDeployment waitingFor(int looks) {
        waitingLooks = looks;
        return this;
    }

    int looksLeft() {
        return waitingLooks;
    }

    FakeDeployment unableToWrite(String problem) {
        writeProblem = problem;
        return this;
    }

    int redeploys() {
        return redeploys;
    }

    @Override
    public Connections configured() {
        return secret;
    }

    @Override
    public List<DeployedInstance> deployed() throws DeploymentException {
        if (isSilent) {
            throw new DeploymentException("ask the application → application-1 is silent → see whether it runs");
        }
        int waiting = waitingLooks > 0 ? 1 : 0;
        waitingLooks -= waiting;
        return instances.entrySet().stream()
                .map(each -> new DeployedInstance(each.getKey(), each.getValue(), waiting))
                .toList();
    }

    @Override
    public void redeploy(Connections wanted, Duration within) {
        redeploys++;
        secret = wanted;
        instances.replaceAll((name, former) -> wanted);
    }

    @Override
    public List<TriedInstance> tried() {
        return instances.entrySet().stream()
                .map(each -> new TriedInstance(
                        each.getKey(),
                        each.getValue().writer().toString(),
                        each.getValue().writer().toString(),
                        writeProblem))
                .toList();
    }

    @Override
    public Optional<Address> gate(String database) {
        return gate;
    }
}
