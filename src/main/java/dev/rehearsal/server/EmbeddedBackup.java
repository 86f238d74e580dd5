package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Path;

/** A data folder's consistent copy. */
record EmbeddedBackup(EmbeddedServers servers, EmbeddedRelease of, Path folder) implements PostgresBackup {
    @Override
    public PostgresServer restore(String name) throws InterruptedException {
        return servers.restored(this, name);
    }

    @Override
    public void close() {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new ServerException("delete the backup " + folder, e, "delete it by hand");
        }
    }
}
