package dev.rehearsal.environment.local;

import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.CommandFile;
import dev.rehearsal.traffic.pgbouncer.ConfigurationFile;

/** The file of a PgBouncer in a container. */
record ContainerFile(ContainerPgBouncer container) implements ConfigurationFile {
    @Override
    public String read() throws GateException, InterruptedException {
        try {
            return container.read();
        } catch (ServerException e) {
            throw new GateException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void replace(String content) throws GateException, InterruptedException {
        try {
            container.write(CommandFile.inPlace(ContainerPgBouncer.FILE, content), content);
        } catch (ServerException e) {
            throw new GateException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return ContainerPgBouncer.FILE + " in its container";
    }
}
