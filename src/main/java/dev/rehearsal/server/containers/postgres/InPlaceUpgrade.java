package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.containers.Container;
import dev.rehearsal.server.containers.ServerMachine;
import java.util.HashMap;
import java.util.Map;

/**
 * From one server's data to that of its successor, by {@code pg_upgrade --link}. Both have folders on the same volume;
 * the files they share vanish when neither has them. (<a
 * href="https://www.postgresql.org/docs/current/pgupgrade.html">pg_upgrade</a>)
 *
 * @param former a machine that nothing runs on
 * @param successor a machine with the programs of both releases
 */
record InPlaceUpgrade(
        String name, ServerMachine former, ServerMachine successor, ServerRelease from, ServerRelease to) {
    /** A slot's file begins with four numbers and a name; the database after them is 0 for a physical one. (slot.c) */
    private static final String LOGICAL_SLOTS = """
            cd "$PGDATA/pg_replslot"
            for slot in *; do
                [ -e "$slot/state" ] || continue
                [ "$(od -A n -t u4 -j 80 -N 4 "$slot/state" | tr -d ' ')" = 0 ] || echo "$slot"
            done
            """;

    /** Until files are linked, pg_upgrade leaves the former data as it is; from then on it bars it from starting. */
    private static final String UPGRADE = """
            old="/usr/lib/postgresql/$FROM/bin"
            has() { "$1" --help | grep -q -e "$2"; }
            checksums=--data-checksums
            if "$old/pg_controldata" "$FORMER" | grep -q 'checksum version: *0$'; then
                checksums=
                ! has initdb --no-data-checksums || checksums=--no-data-checksums
            fi
            sync=
            ! has pg_upgrade --no-sync || sync=--no-sync
            %s $checksums || exit
            echo "include = '$SETTINGS_FILE'" >> "$PGDATA/postgresql.conf"
            printf '%%s' "$SETTINGS" > "$PGDATA/$SETTINGS_FILE"
            cd "$(mktemp -d)" || exit
            if ! pg_upgrade --link --jobs=2 $sync --username="$LOGIN" --old-bindir="$old" \\
                --old-datadir="$FORMER" --new-datadir="$PGDATA" > said 2>&1; then
                grep -v -e ' ok$' -e '^-*$' said
                find . "$PGDATA" -name '*.txt' -exec tail -n 20 {} +
                grep -o '"[^"]*\\.log"' said | tr -d '"' | sort -u | xargs -r -d '\\n' tail -n 30
                control="$FORMER/global/pg_control"
                [ ! -e "$control.old" ] || mv "$control.old" "$control"
                exit 1
            fi
            cp "$FORMER/pg_hba.conf" "$PGDATA"
            """.formatted(FirstData.INITDB);

    /** Fills the successor's folder. */
    void run(Map<String, String> superuser, Map<String, String> settings) throws InterruptedException {
        if (to.major() <= from.major()) {
            throw refused("it has that major version or a later one", "name a later one");
        }
        if (former.run("pg_ctl status", Map.of()).isSuccess()) {
            throw refused("it runs", "stop it first");
        }
        String slots = former.run(LOGICAL_SLOTS, Map.of()).output().strip();
        if (!slots.isEmpty()) {
            throw refused(
                    "it has logical replication slots: " + slots.replace("\n", ", "),
                    "drop them first, for they do not survive a major upgrade");
        }
        Map<String, String> variables = new HashMap<>(superuser);
        variables.putAll(settings);
        variables.put("FROM", String.valueOf(from.major()));
        variables.put("FORMER", former.data());
        Container.Said said = successor.run(UPGRADE, variables);
        if (!said.isSuccess()) {
            throw refused(said.output().strip(), "mend what it names, then upgrade again");
        }
    }

    private ServerException refused(String found, String advice) {
        return new ServerException(
                "upgrade '%s' in place from PostgreSQL %s to %s".formatted(name, from.version(), to.version()),
                found,
                advice);
    }
}
