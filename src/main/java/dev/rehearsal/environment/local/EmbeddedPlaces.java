package dev.rehearsal.environment.local;

import dev.rehearsal.server.Account;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where embedded servers keep what they are made of; neither folder need be there yet.
 *
 * @param work for the data of this rehearsal's servers
 * @param archives the servers' programs, in a cache that all rehearsals share
 */
record EmbeddedPlaces(Path work, PostgresArchives archives) {
    static EmbeddedPlaces usual(Account account) {
        return new EmbeddedPlaces(WorkFolder.usualPlace(), PostgresArchives.here(account));
    }

    Path cache() {
        return archives.cache();
    }

    /** The folder itself, or of those it will be made in the nearest that is there. */
    static Path nearest(Path place) {
        Path parent = place.getParent();
        return Files.exists(place) || parent == null ? place : nearest(parent);
    }
}
