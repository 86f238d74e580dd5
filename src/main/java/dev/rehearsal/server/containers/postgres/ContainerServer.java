package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.Backup;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.LogTail;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.containers.ServerMachine;
import dev.rehearsal.server.postgres.PostgresSettings;
import java.util.Map;

/** A container that lives as long as the server's data, with PostgreSQL's processes in it while the server runs. */
final class ContainerServer implements DatabaseServer {
    static final int PORT = 5432;

    private final ContainerServers servers;
    private final ServerMachine machine;
    private final ServerRelease release;
    private final String name;
    private final Endpoint endpoint;
    private final Endpoint fromHere;

    ContainerServer(ContainerServers servers, ServerMachine machine, ServerRelease release, String name) {
        this.servers = servers;
        this.machine = machine;
        this.release = release;
        this.name = name;
        this.endpoint = machine.container().inside(PORT);
        this.fromHere = machine.container().published(PORT);
    }

    @Override
    public ServerRelease release() {
        return release;
    }

    /** Inside the rehearsal's network. */
    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public boolean isRunning() {
        try {
            return machine.container().isPaused()
                    || machine.run("pg_ctl status", Map.of()).isSuccess();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How it comes by its data, before its first start. */
    FirstData data() {
        return new FirstData(name, machine, servers.superuser());
    }

    @Override
    public void start(Map<String, String> settings) throws InterruptedException {
        machine.must("start PostgreSQL %s for '%s'".formatted(release.version(), name), """
                printf '%s' "$SETTINGS" > "$PGDATA/$SETTINGS_FILE"
                said=$(stat -c %s "$FOLDER/log" 2> /dev/null || echo 0)
                pg_ctl start -w -t 120 -l "$FOLDER/log" > /dev/null || { tail -c "+$((said + 1))" "$FOLDER/log"; exit 1; }
                """, configured(settings));
    }

    @Override
    public void reload(Map<String, String> settings) throws InterruptedException {
        machine.must(
                "reload the settings of '%s'".formatted(name),
                "printf '%s' \"$SETTINGS\" > \"$PGDATA/$SETTINGS_FILE\" && pg_ctl reload",
                configured(settings));
    }

    @Override
    public void follow(Credentials login) throws InterruptedException {
        machine.must(
                "make '%s' a standby".formatted(name),
                "umask 077 && touch \"$PGDATA/standby.signal\" && echo \"$ENTRY\" > " + passwordFile(),
                Map.of("ENTRY", ServerMachine.passwordEntry(login)));
    }

    @Override
    public String passwordFile() {
        return machine.folder() + "/password";
    }

    /** One may end by itself meanwhile, as a standby of version 13 does whose primary came to need more than it has. */
    @Override
    public void stop() throws InterruptedException {
        machine.must("stop '%s'".formatted(name), """
                pg_ctl status > /dev/null || exit 0
                pg_ctl stop -m fast -w -t 30 || pg_ctl stop -m immediate -w -t 10 || ! pg_ctl status > /dev/null
                """, Map.of());
    }

    @Override
    public void kill() throws InterruptedException {
        // To every process that this user may signal, which are the server's.
        machine.must("kill '%s'".formatted(name), "kill -KILL -1; rm -f \"$PGDATA/postmaster.pid\"", Map.of());
    }

    @Override
    public void suspend() {
        machine.container().pause();
    }

    @Override
    public void proceed() {
        machine.container().unpause();
    }

    @Override
    public DatabaseServer copy(String other) throws InterruptedException {
        return servers.copied(this, other);
    }

    @Override
    public Backup backUp(String other) throws InterruptedException {
        String folder = servers.folder("backups", other);
        if (isRunning()) {
            machine.must(
                    "back up '%s'".formatted(name),
                    "pg_basebackup --no-sync -h 127.0.0.1 -U \"$LOGIN\" -D %s -X stream -c fast".formatted(folder),
                    data().asSuperuser());
        } else {
            machine.must("back up '%s'".formatted(name), """
                    cp -a "$PGDATA" %1$s && cd %1$s && rm -rf pg_replslot/* postmaster.* standby.signal recovery.signal
                    """.formatted(folder), Map.of());
        }
        return new ContainerBackup(servers, release, folder);
    }

    @Override
    public DatabaseServer upgrade(ServerRelease to) throws InterruptedException {
        return servers.upgraded(this, to);
    }

    @Override
    public LogTail log(int bytes) throws InterruptedException {
        return servers.logIn(machine.folder(), bytes);
    }

    @Override
    public Sql sql(String database) {
        return new Connector(new PostgresDriver(), Reach.DIRECT)
                .openAlone(new Address(fromHere, database), servers.superuser());
    }

    @Override
    public void close() {
        try {
            proceed();
            // Not as root, whose signal would end the container before its data are gone.
            machine.run("kill -KILL -1", Map.of());
            machine.runAsRoot("rm -rf \"$FOLDER\"");
        } catch (ServerException e) {
            // It ended already; its data goes with the volume.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            machine.container().remove();
        }
    }

    String name() {
        return name;
    }

    /** Where this machine reaches it without its endpoint. */
    Endpoint fromHere() {
        return fromHere;
    }

    /** Fills its folder with the upgraded data of another server, which does not run. */
    void becomeUpgraded(ContainerServer former) throws InterruptedException {
        new InPlaceUpgrade(former.name, former.machine, machine, former.release, release)
                .run(data().asSuperuser(), configured(Map.of()));
    }

    private static Map<String, String> configured(Map<String, String> settings) {
        return Map.of(
                "SETTINGS", new PostgresSettings("*", PORT, settings).text(), "SETTINGS_FILE", PostgresSettings.FILE);
    }
}
