package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.server.Backup;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerRelease;

/** A consistent copy of a server's data on the rehearsal's volume, which is deleted when this is closed. */
record ContainerBackup(ContainerServers servers, ServerRelease release, String folder) implements Backup {
    @Override
    public DatabaseServer restore(String name) throws InterruptedException {
        return servers.restored(this, name);
    }

    @Override
    public void close() {
        servers.delete(this);
    }
}
