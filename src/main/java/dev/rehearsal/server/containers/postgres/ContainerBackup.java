package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.server.PostgresBackup;
import dev.rehearsal.server.PostgresRelease;
import dev.rehearsal.server.PostgresServer;

/** A consistent copy of a server's data on the rehearsal's volume, which is deleted when this is closed. */
record ContainerBackup(ContainerServers servers, PostgresRelease release, String folder) implements PostgresBackup {
    @Override
    public PostgresServer restore(String name) throws InterruptedException {
        return servers.restored(this, name);
    }

    @Override
    public void close() {
        servers.delete(this);
    }
}
