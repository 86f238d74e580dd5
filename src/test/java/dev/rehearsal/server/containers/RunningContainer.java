package dev.rehearsal.server.containers;

import com.github.dockerjava.api.model.ContainerNetwork;
import dev.rehearsal.database.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A container of a rehearsal that runs in this process, found so that something can be done to it. */
public final class RunningContainer {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Container container;

    private RunningContainer(Container container) {
        this.container = container;
    }

    /** The one at this address, among those of all networks of this engine. */
    public static RunningContainer at(String address) throws InterruptedException {
        return find(entry -> address.equals(entry.getValue().getIpAddress()), any -> true);
    }

    /** Another of the same rehearsal, by a part of its name. */
    public RunningContainer neighbour(String part) throws InterruptedException {
        return find(
                entry -> container.network().equals(entry.getKey()),
                names -> names.stream().anyMatch(name -> name.contains(part)));
    }

    private static RunningContainer find(
            Predicate<Map.Entry<String, ContainerNetwork>> place, Predicate<List<String>> names)
            throws InterruptedException {
        var docker = ContainerEngine.find().docker();
        for (var each : docker.listContainersCmd().withShowAll(true).exec()) {
            List<String> called = List.of(each.getNames());
            for (var entry : each.getNetworkSettings().getNetworks().entrySet()) {
                if (place.test(entry) && names.test(called)) {
                    return new RunningContainer(new Container(docker, each.getId(), called.get(0), entry.getKey()));
                }
            }
        }
        throw new IllegalStateException("no such container runs");
    }

    /** By which others on its network find it. */
    public String name() {
        return container.name().substring(1);
    }

    /** As a machine that loses its power. */
    public void kill() {
        container.docker().killContainerCmd(container.id()).exec();
    }

    /** Where this machine reaches a port of it. */
    public Endpoint published(int port) {
        return container.published(port);
    }

    /** Runs a script inside, as root; what it says. */
    public String run(String script) throws InterruptedException {
        Container.Said said = container.run("root", script, Map.of(), WITHIN);
        if (!said.isSuccess()) {
            throw new IllegalStateException(said.output());
        }
        return said.output();
    }
}
