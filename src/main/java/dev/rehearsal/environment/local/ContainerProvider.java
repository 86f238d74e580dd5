package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.environment.Closing;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Wanted;
import dev.rehearsal.environment.WantedPorts;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.LocalRds;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.PgBouncerImage;
import dev.rehearsal.server.containers.postgres.ContainerServers;
import dev.rehearsal.server.containers.postgres.UpgradeImage;
import dev.rehearsal.step.Servers.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers in containers of their own, in a network of their own, behind an imitated RDS. Needs a container engine. */
public final class ContainerProvider implements EnvironmentProvider {
    public static final String NAME = "containers";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> refusals(Wanted wanted) {
        return LocalRefusals.of(wanted, List.of(Engine.POSTGRES, Engine.AURORA_POSTGRESQL));
    }

    @Override
    public List<String> imitated() {
        return List.of(
                "Real: PostgreSQL servers of both versions in containers with durable settings, their replication and pg_upgrade, PgBouncer, the application, its pool, every request.",
                "Imitated: the RDS API, by LocalRds on this machine, and its endpoints, by HAProxy; its timings are much shorter than those of RDS. Members of a cluster have a copy each, where Aurora's share their storage.",
                "Not shown: RDS storage, network, DNS and failover; effects that need production's data or hardware.");
    }

    @Override
    public List<String> shortages(EnvironmentSettings settings) {
        return collected(
                settings, engine -> EmbeddedRoom.folder(settings).stream().toList());
    }

    @Override
    public List<String> obstacles(EnvironmentSettings settings) {
        return collected(settings, engine -> {
            List<String> obstacles = new ArrayList<>(missing(settings, engine));
            if (obstacles.isEmpty()) {
                tooSmall(settings, engine).ifPresent(obstacles::add);
            }
            EmbeddedRoom.folder(settings).ifPresent(obstacles::add);
            return obstacles;
        });
    }

    /** What a look into the engine finds. */
    private interface Look {
        List<String> into(ContainerEngine engine) throws InterruptedException;
    }

    private static List<String> collected(EnvironmentSettings settings, Look look) {
        List<String> found = new ArrayList<>(new WantedPorts(settings.blue(), settings.application()).obstacles());
        try {
            found.addAll(look.into(ContainerEngine.find()));
        } catch (ServerException e) {
            found.add(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            found.add("interrupted while looking for a container engine");
        }
        return List.copyOf(found);
    }

    /** Fetches the images, so that nothing is started when one cannot be had. */
    private static List<String> missing(EnvironmentSettings settings, ContainerEngine engine)
            throws InterruptedException {
        ContainerImages images = ContainerImages.chosen();
        List<String> missing = new ArrayList<>();
        for (String image : Stream.concat(
                        versions(settings).stream().map(images::postgres), Stream.of(images.haproxy()))
                .distinct()
                .toList()) {
            try {
                engine.provide(image);
            } catch (ServerException e) {
                missing.add(String.valueOf(e.getMessage()));
            }
        }
        if (missing.isEmpty() && settings.gate().equals(LocalOpening.PGBOUNCER)) {
            new PgBouncerImage(engine).provide(images);
        }
        if (missing.isEmpty() && upgradesInPlace(settings)) {
            UpgradeImage.between(
                            settings.blue().spec().version(), settings.green().version(), images, engine)
                    .provide();
        }
        return missing;
    }

    /** Clones of clusters are upgraded; other servers get their successors empty. */
    private static boolean upgradesInPlace(EnvironmentSettings settings) {
        Spec blue = settings.blue().spec();
        Spec green = settings.green();
        return green.engine().isCluster()
                && !green.engine().major(green.version()).equals(blue.engine().major(blue.version()));
    }

    /** Measured where it matters, as the engine may keep its volumes on another machine. */
    private static Optional<String> tooSmall(EnvironmentSettings settings, ContainerEngine engine)
            throws InterruptedException {
        ServerRoom wanted = ServerRoom.of(settings);
        long needed = wanted.bytes() + settings.keptFree();
        try (WorkFolder work = WorkFolder.open();
                ContainerRoom room = ContainerRoom.open(engine, work)) {
            long free = room.freeBytes(
                    ContainerImages.chosen().postgres(settings.blue().spec().version()));
            return free >= needed
                    ? Optional.empty()
                    : Optional.of(
                            "the container engine has %,d MiB free for volumes, and %s about %,d MiB; free some space there, or lower estate.rows"
                                    .formatted(free >> 20, wanted.inWords(), needed >> 20));
        }
    }

    @Override
    public Environment open(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return LocalOpening.open(NAME, (work, closing) -> opened(versions(settings), work, closing), settings, journal);
    }

    private static Place.Opened opened(List<String> versions, WorkFolder work, Closing closing)
            throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();
        ContainerRoom room = closing.remember("the containers", ContainerRoom.open(engine, work));
        ContainerServers servers = ContainerServers.of(versions, room, ContainerImages.chosen(), LocalRds.superuser());
        return new Place.Opened(
                closing.remember("the servers", LocalRds.open(servers)),
                Optional.of(new ContainerDoors(engine, room)),
                ContainerMarks.of(room));
    }

    private static List<String> versions(EnvironmentSettings settings) {
        return Stream.of(settings.blue().spec().version(), settings.green().version())
                .distinct()
                .toList();
    }
}
