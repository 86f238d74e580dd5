package dev.rehearsal.server.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.WorkFolder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one rehearsal has in the container engine: a network, a volume that holds all its servers' data, and containers.
 * Everything bears a label by which a sweep finds it. Closing it removes all. Safe for many threads.
 */
public final class ContainerRoom implements AutoCloseable {
    /** Where every container has the volume. */
    public static final String VOLUME = "/rehearsal";

    private static final long SHARED_MEMORY = 256L << 20;

    private final ContainerEngine engine;
    private final DockerClient docker;
    private final Labels labels;
    private final String name;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    private ContainerRoom(ContainerEngine engine, Labels labels, String name) {
        this.engine = engine;
        this.docker = engine.docker();
        this.labels = labels;
        this.name = name;
    }

    /** A new, empty one that belongs to the owner of the work folder, and is swept up with it. */
    public static ContainerRoom open(ContainerEngine engine, WorkFolder work) {
        DockerClient docker = engine.docker();
        ContainerRoom room = new ContainerRoom(
                engine,
                Labels.of(work.path().toString()),
                "rehearsal-" + work.path().getFileName());
        ContainerEngine.ask("make a network and a volume in the container engine", () -> {
            docker.createNetworkCmd()
                    .withName(room.name)
                    .withLabels(room.labels.asMap())
                    .exec();
            return docker.createVolumeCmd()
                    .withName(room.name)
                    .withLabels(room.labels.asMap())
                    .exec();
        });
        return room;
    }

    /**
     * Bytes that may still be written to its volume.
     *
     * @param image any with Debian's programs, on this machine
     */
    public long freeBytes(String image) throws InterruptedException {
        return VolumeKeeper.start(this, image).freeBytes();
    }

    /** Whether a group that the system accounts for processes in is one of this room's containers. */
    public boolean isHere(String group) {
        return ids.stream().anyMatch(group::contains);
    }

    /** The addresses of its network. */
    public List<Subnet> subnets() {
        return ContainerEngine.ask(
                "look at the network of the containers",
                () -> docker.inspectNetworkCmd().withNetworkId(name).exec().getIpam().getConfig().stream()
                        .flatMap(config -> Subnet.parse(String.valueOf(config.getSubnet())).stream())
                        .toList());
    }

    public ContainerEngine engine() {
        return engine;
    }

    public Container start(ContainerPlan plan) {
        String unique = "%s-%d-%s".formatted(name, count.incrementAndGet(), plan.host());
        String attempted = "start container '%s' of image %s".formatted(plan.host(), plan.image());
        String id = ContainerEngine.ask(
                attempted, () -> creation(plan, unique).exec().getId());
        ids.add(id);
        Container container = new Container(docker, id, unique, name);
        try {
            ContainerEngine.ask(attempted, () -> docker.startContainerCmd(id).exec());
            return container;
        } catch (ServerException e) {
            container.remove();
            throw e;
        }
    }

    private CreateContainerCmd creation(ContainerPlan plan, String unique) {
        List<PortBinding> ports = plan.ports().entrySet().stream()
                .map(port -> new PortBinding(loopback(port.getValue()), ExposedPort.tcp(port.getKey())))
                .toList();
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(name)
                .withPortBindings(ports)
                .withBinds(new Bind(name, new Volume(VOLUME)))
                .withShmSize(SHARED_MEMORY);
        return docker.createContainerCmd(plan.image())
                .withName(unique)
                .withLabels(labels.asMap())
                .withAliases(plan.host())
                .withExposedPorts(
                        ports.stream().map(PortBinding::getExposedPort).toList())
                .withHostConfig(host)
                .withEnv(plan.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withEntrypoint(plan.command());
    }

    private static Ports.Binding loopback(int port) {
        return port == 0 ? Ports.Binding.bindIp("127.0.0.1") : Ports.Binding.bindIpAndPort("127.0.0.1", port);
    }

    @Override
    public void close() {
        labels.removeAll(docker);
    }
}
