package dev.rehearsal.environment.local;

import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rehearsal on this machine needs of its disks, beyond what must stay free. */
record EmbeddedRoom(EnvironmentSettings settings, EmbeddedPlaces places) {
    /** The programs of a release and its first data folder, and the archive while it is unpacked. */
    private static final long BYTES_EACH_RELEASE = 150L << 20;
    /** Journal, requests, logs and report of a rehearsal of some minutes. */
    private static final long BYTES_OF_FOLDER = 50L << 20;

    List<String> obstacles() {
        return Stream.of(servers(), cache(), folder(settings))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> servers() {
        return tooSmall(
                places.work(),
                ServerRoom.of(settings).bytes() + settings.keptFree(),
                ServerRoom.of(settings).inWords(),
                "lower estate.rows, or name a larger disk by REHEARSAL_WORK");
    }

    private Optional<String> cache() {
        long missing = Stream.of(
                        settings.blue().spec().version(), settings.green().version())
                .flatMap(version -> EmbeddedRelease.find(version).stream())
                .distinct()
                .filter(release -> !places.archives().has(release))
                .count();
        return missing == 0
                ? Optional.empty()
                : tooSmall(
                        places.cache(),
                        missing * BYTES_EACH_RELEASE + settings.keptFree(),
                        "the programs of %d releases, which are fetched once, need".formatted(missing),
                        "this is the cache of servers' programs");
    }

    /** The same for the rehearsal's own folder, which lies on this machine wherever servers do. */
    static Optional<String> folder(EnvironmentSettings settings) {
        return tooSmall(
                settings.folder(),
                BYTES_OF_FOLDER + settings.keptFree(),
                "the rehearsal's own folder needs",
                "or name a folder on a larger disk by --out");
    }

    private static Optional<String> tooSmall(Path place, long needed, String who, String advice) {
        Path existing = EmbeddedPlaces.nearest(place);
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            return free >= needed
                    ? Optional.empty()
                    : Optional.of("%s has %,d MiB free, and %s about %,d MiB; free some space, %s"
                            .formatted(existing, free >> 20, who, needed >> 20, advice));
        } catch (IOException e) {
            return Optional.of("%s cannot be looked at (%s); %s".formatted(existing, e.getMessage(), advice));
        }
    }
}
