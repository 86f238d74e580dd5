package dev.rehearsal.server.containers;

import com.github.dockerjava.api.command.LogContainerCmd;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.ServerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PgBouncer in the rehearsal's network, and at a published port of this machine. */
public final class ContainerPgBouncer implements AutoCloseable {
    public static final String FILE = PgBouncerPlan.FOLDER + "/pgbouncer.ini";
    private static final Duration WITHIN = Duration.ofSeconds(20);
    /** Waits for its files, so that no password stands in the container's own description. */
    private static final String ENTRY = """
            mkdir -p %1$s && cd %1$s
            until [ -e ready ]; do sleep 0.02; done
            user=$(stat -c %%U pgbouncer.ini)
            exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups pgbouncer pgbouncer.ini
            """.formatted(PgBouncerPlan.FOLDER);

    private static final String FIRST_FILES = """
            set -e
            umask 077
            mkdir -p %1$s && cd %1$s
            user=$(id -un pgbouncer 2> /dev/null || id -un postgres)
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
                -subj /CN=pgbouncer -keyout server.key -out server.crt 2> /dev/null
            printf '%%s' "$USERS" > userlist.txt
            printf '%%s' "$CONTENT" > pgbouncer.ini
            chown -R "$user" .
            touch ready
            """.formatted(PgBouncerPlan.FOLDER);

    private final Container container;
    private final Endpoint inside;

    private ContainerPgBouncer(Container container, Endpoint inside) {
        this.container = container;
        this.inside = inside;
    }

    /** Starts one, which may take a moment until it answers. */
    public static ContainerPgBouncer start(ContainerRoom room, String image, String name, PgBouncerPlan plan)
            throws InterruptedException {
        String host = name + ".rehearsal.internal";
        Container container = room.start(
                new ContainerPlan(image, host, List.of("bash", "-c", ENTRY), Map.of(), Map.of(PgBouncerPlan.PORT, 0)));
        boolean isReady = false;
        try {
            ContainerPgBouncer started = new ContainerPgBouncer(container, new Endpoint(host, PgBouncerPlan.PORT));
            started.must(
                    "make the files of PgBouncer",
                    FIRST_FILES,
                    Map.of("USERS", plan.users(), "CONTENT", plan.configuration()));
            isReady = true;
            return started;
        } finally {
            if (!isReady) {
                container.remove();
            }
        }
    }

    /** Where the rehearsal's other containers reach it. */
    public Endpoint inside() {
        return inside;
    }

    /** Where this machine reaches it. */
    public Endpoint fromHere() {
        return container.published(PgBouncerPlan.PORT);
    }

    /** The content of its configuration file. */
    public String read() throws InterruptedException {
        return must("read PgBouncer's file", "cat " + FILE, Map.of());
    }

    /** Runs a line of shell there that takes the new content from its standard input. */
    public void write(String command, String content) throws InterruptedException {
        must("replace PgBouncer's file", "printf '%s' \"$CONTENT\" | { " + command + "; }", Map.of("CONTENT", content));
    }

    /** Sends it a signal, such as {@code USR1}. */
    public void signal(String name) throws InterruptedException {
        must("send PgBouncer the signal " + name, "kill -s " + name + " 1", Map.of());
    }

    Container container() {
        return container;
    }

    private String must(String attempted, String script, Map<String, String> variables) throws InterruptedException {
        Container.Said said = container.run("root", script, variables, WITHIN);
        if (!said.isSuccess()) {
            String found = said.output().isBlank()
                    ? "no word, as of a program that was ended with its container"
                    : said.output().strip();
            throw new ServerException(
                    attempted,
                    found,
                    "see whether its container still runs, or use an image that has bash, openssl and PgBouncer");
        }
        return said.output();
    }

    /** What it has said since its start. */
    public String log() throws InterruptedException {
        Output said = new Output();
        LogContainerCmd command = container
                .docker()
                .logContainerCmd(container.id())
                .withStdOut(true)
                .withStdErr(true);
        ContainerEngine.ask("read the log of PgBouncer", () -> command.exec(said))
                .awaitCompletion(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        return said.text();
    }

    @Override
    public void close() {
        container.remove();
    }
}
