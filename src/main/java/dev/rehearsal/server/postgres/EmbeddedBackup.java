package dev.rehearsal.server.postgres;

import dev.rehearsal.server.Backup;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder's consistent copy, in one file. */
record EmbeddedBackup(EmbeddedServers servers, EmbeddedRelease of, Path file) implements Backup {
    @Override
    public DatabaseServer restore(String name) throws InterruptedException {
        return servers.restored(this, name);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerException("delete the backup " + file, e, "delete it by hand");
        }
    }
}
