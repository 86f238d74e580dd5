package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Path;

/** A consistent copy of a server's data, from which a server can be made. Closing it deletes it. */
public record PostgresBackup(PostgresRelease release, Path folder) implements AutoCloseable {
    @Override
    public void close() {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new ServerException("delete the backup " + folder, e, "delete it by hand");
        }
    }
}
