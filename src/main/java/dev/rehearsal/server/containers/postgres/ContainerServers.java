package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.DatabaseServers;
import dev.rehearsal.server.EndpointForwarder;
import dev.rehearsal.server.LogTail;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.ServerSettings;
import dev.rehearsal.server.containers.Container;
import dev.rehearsal.server.containers.ContainerForwarder;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.ContainerPlan;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.ServerMachine;
import dev.rehearsal.server.containers.VolumeKeeper;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers in containers, one container each, with their data on the rehearsal's volume. */
public final class ContainerServers implements DatabaseServers {
    private final ContainerRoom room;
    private final VolumeKeeper keeper;
    private final ContainerImages names;
    private final Map<ServerRelease, PostgresImage> images;
    private final Credentials superuser;
    private final Map<Endpoint, Endpoint> published = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private ContainerServers(
            ContainerRoom room,
            VolumeKeeper keeper,
            ContainerImages names,
            Map<ServerRelease, PostgresImage> images,
            Credentials superuser) {
        this.room = room;
        this.keeper = keeper;
        this.names = names;
        this.images = images;
        this.superuser = superuser;
    }

    /**
     * Servers of some versions.
     *
     * @param versions such as {@code 15} or {@code 15.19}; images decide which release a major version is
     * @param superuser the login that every server made here has
     */
    public static ContainerServers of(
            Collection<String> versions, ContainerRoom room, ContainerImages names, Credentials superuser)
            throws InterruptedException {
        Map<ServerRelease, PostgresImage> images =
                new TreeMap<>(Comparator.comparing(ServerRelease::major).thenComparing(ServerRelease::minor));
        Map<String, PostgresImage> asked = PostgresImage.asked(versions, names, room);
        asked.forEach((version, image) -> {
            if (ServerRelease.find(version, List.of(image.release())).isEmpty()) {
                throw new ServerException(
                        "use image %s for PostgreSQL %s".formatted(image.name(), version),
                        "it holds " + image.release().version(),
                        "name the image of that version in " + ContainerImages.VARIABLES);
            }
            images.put(image.release(), image);
        });
        VolumeKeeper keeper =
                VolumeKeeper.start(room, images.values().iterator().next().name());
        return new ContainerServers(room, keeper, names, images, superuser);
    }

    Credentials superuser() {
        return superuser;
    }

    @Override
    public List<ServerRelease> releases() {
        return List.copyOf(images.keySet());
    }

    /** Images are here since {@link #of}. */
    @Override
    public void provide(ServerRelease release) {
        image(release);
    }

    @Override
    public boolean canUpgrade() {
        return true;
    }

    @Override
    public DatabaseServer create(ServerRelease release, String name) throws InterruptedException {
        ContainerServer server = machine(image(release).name(), release, name);
        server.data().isEmpty(release);
        return server;
    }

    DatabaseServer copied(ContainerServer source, String name) throws InterruptedException {
        ContainerServer copy = machine(image(source.release()).name(), source.release(), name);
        copy.data().isCopyOf(source.endpoint());
        return copy;
    }

    DatabaseServer restored(ContainerBackup backup, String name) throws InterruptedException {
        ContainerServer server = machine(image(backup.release()).name(), backup.release(), name);
        server.data().isCopyOf(backup);
        return server;
    }

    DatabaseServer upgraded(ContainerServer former, ServerRelease to) throws InterruptedException {
        String image = upgradeImage(former.release(), to).provide();
        ContainerServer successor = machine(image, to, former.name());
        boolean isUpgraded = false;
        try {
            successor.becomeUpgraded(former);
            isUpgraded = true;
        } finally {
            (isUpgraded ? former : successor).close();
        }
        return successor;
    }

    private UpgradeImage upgradeImage(ServerRelease from, ServerRelease to) {
        return new UpgradeImage(
                room.engine(), image(from).forUpgrade(), image(to).forUpgrade());
    }

    /** Not by the server's own container, which may be held. */
    LogTail logIn(String folder, int bytes) throws InterruptedException {
        return keeper.log(folder + "/log", bytes);
    }

    void delete(ContainerBackup backup) {
        keeper.delete(backup.folder());
    }

    /** A folder on the volume that nothing else has or will have. */
    String folder(String kind, String name) {
        return "%s/%s/%d-%s".formatted(ContainerRoom.VOLUME, kind, count.incrementAndGet(), name);
    }

    @Override
    public long freeBytes() {
        return keeper.freeBytes();
    }

    @Override
    public String place() {
        return "where the container engine keeps its volumes";
    }

    @Override
    public ServerSettings settings(ServerRelease release) {
        return image(release).settings();
    }

    @Override
    public EndpointForwarder openEndpoint(String name, int port) throws InterruptedException {
        int inside = port == 0 ? ContainerServer.PORT : port;
        return opened(ContainerForwarder.open(room, names.haproxy(), name, inside, port));
    }

    private EndpointForwarder opened(ContainerForwarder forwarder) {
        published.put(forwarder.endpoint(), forwarder.fromHere());
        return forwarder;
    }

    /** A container has all its ports to itself. On this machine any free port leads there. */
    @Override
    public EndpointForwarder openBeside(EndpointForwarder first, String name) throws InterruptedException {
        return opened(ContainerForwarder.open(
                room, names.haproxy(), name, first.endpoint().port(), 0));
    }

    @Override
    public Reach reach() {
        return endpoint -> published.getOrDefault(endpoint, endpoint);
    }

    private ContainerServer machine(String image, ServerRelease release, String name) throws InterruptedException {
        Container container = room.start(ContainerPlan.machine(image, name, ContainerServer.PORT));
        boolean isReady = false;
        try {
            ContainerServer server =
                    new ContainerServer(this, new ServerMachine(container, folder("servers", name)), release, name);
            server.data().makeRoom();
            isReady = true;
            return server;
        } finally {
            if (!isReady) {
                container.remove();
            }
        }
    }

    private PostgresImage image(ServerRelease release) {
        PostgresImage image = images.get(release);
        if (image == null) {
            throw new ServerException(
                    "make a server of PostgreSQL " + release.version(),
                    "no image was provided for it",
                    "name one of " + images.keySet());
        }
        return image;
    }
}
