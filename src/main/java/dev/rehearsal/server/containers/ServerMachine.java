package dev.rehearsal.server.containers;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.server.ServerException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The container of one server, seen as the machine that its programs run on.
 *
 * @param folder where the server's files lie, on the rehearsal's volume
 */
public record ServerMachine(Container container, String folder) {
    /** Copies of large data folders take their time. */
    private static final Duration WITHIN = Duration.ofMinutes(10);

    public String data() {
        return folder + "/data";
    }

    /** Runs a script as the user that owns the servers; it finds the folders in $FOLDER and $PGDATA. */
    public Container.Said run(String script, Map<String, String> variables) throws InterruptedException {
        return run("postgres", script, variables);
    }

    public Container.Said runAsRoot(String script) throws InterruptedException {
        return run("root", script, Map.of());
    }

    /** Runs a command that must succeed. */
    public void must(String attempted, String script, Map<String, String> variables) throws InterruptedException {
        ensure(run(script, variables), attempted);
    }

    public static void ensure(Container.Said said, String attempted) {
        if (!said.isSuccess()) {
            throw new ServerException(
                    attempted,
                    said.output().isBlank()
                            ? "it ended with " + said.exitCode()
                            : said.output().strip(),
                    "correct what it complains about, or make room where the container engine keeps its volumes");
        }
    }

    /** A line of a password file, in which a colon ends a word. */
    public static String passwordEntry(Credentials login) {
        return "*:*:*:%s:%s".formatted(escaped(login.user()), escaped(login.password()));
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace(":", "\\:");
    }

    private Container.Said run(String user, String script, Map<String, String> variables) throws InterruptedException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("FOLDER", folder);
        all.put("PGDATA", data());
        return container.run(user, script, all, WITHIN);
    }
}
