package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.ServerMachine;
import dev.rehearsal.server.postgres.PostgresSettings;
import java.util.Map;

/** The ways in which the server called {@code name} comes by its data folder. */
record FirstData(String name, ServerMachine machine, Credentials superuser) {
    /** Makes an empty data folder, whose superuser must give its password in every session. */
    static final String INITDB = """
            initdb --no-sync --auth=scram-sha-256 --username="$LOGIN" --encoding=UTF8 --locale=C.UTF-8 \
                --pwfile=<(printf '%s\\n' "$PGPASSWORD") > /dev/null""";

    private static final int SCRAM_SINCE = 14;

    void makeRoom() throws InterruptedException {
        ServerMachine.ensure(
                machine.runAsRoot("""
                        install -d -o postgres -m 711 %1$s/servers %1$s/backups && install -d -o postgres -m 700 "$FOLDER"
                        """.formatted(ContainerRoom.VOLUME)), "make room for '%s'".formatted(name));
    }

    void isEmpty(ServerRelease release) throws InterruptedException {
        machine.must(
                "make the data folder of '%s'".formatted(name), """
                set -e
                %s
                printf 'host %%s all all %s\\n' all replication >> "$PGDATA/pg_hba.conf"
                echo "include = '$SETTINGS_FILE'" >> "$PGDATA/postgresql.conf"
                """.formatted(INITDB, method(release)), asSuperuser());
    }

    /** Before, passwords were usually kept as MD5 hashes, which let nobody in where the other method is demanded. */
    private static String method(ServerRelease release) {
        return release.major() < SCRAM_SINCE ? "md5" : "scram-sha-256";
    }

    void isCopyOf(Endpoint source) throws InterruptedException {
        machine.must(
                "copy the server at %s to '%s'".formatted(source, name),
                "pg_basebackup -h %s -p %d -U \"$LOGIN\" -D \"$PGDATA\" -X stream -c fast"
                        .formatted(source.host(), source.port()),
                asSuperuser());
    }

    void isCopyOf(ContainerBackup backup) throws InterruptedException {
        machine.must("restore '%s'".formatted(name), "cp -a %s \"$PGDATA\"".formatted(backup.folder()), Map.of());
    }

    /** What scripts find in $LOGIN, $PGPASSWORD and $SETTINGS_FILE. */
    Map<String, String> asSuperuser() {
        return Map.of(
                "LOGIN", superuser.user(), "PGPASSWORD", superuser.password(), "SETTINGS_FILE", PostgresSettings.FILE);
    }
}
