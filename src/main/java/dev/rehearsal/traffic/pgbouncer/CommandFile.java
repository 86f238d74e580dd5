package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Withheld;
import dev.rehearsal.traffic.GateException;
import java.util.List;

/**
 * A configuration file behind two commands of the operator's.
 *
 * @param reader writes the file to its standard output
 * @param writer takes the new content from its standard input and puts it in place at once; must fail when it cannot
 * @param withheld what neither is told nor may show
 */
public record CommandFile(List<String> reader, List<String> writer, String place, Withheld withheld)
        implements ConfigurationFile {
    public CommandFile {
        reader = List.copyOf(reader);
        writer = List.copyOf(writer);
    }

    /** Two lines for the shell. */
    public static CommandFile shell(String read, String write) {
        return new CommandFile(
                List.of("sh", "-c", read), List.of("sh", "-c", write), "behind '%s'".formatted(read), Withheld.NOTHING);
    }

    /** The same, but for what is withheld from it. */
    public CommandFile without(Withheld secrets) {
        return new CommandFile(reader, writer, place, secrets);
    }

    /**
     * A file on another machine, reached by OpenSSH, which must ask for no password.
     *
     * @param destination as ssh takes it, such as {@code operator@pgbouncer.internal}
     */
    public static CommandFile ssh(String destination, String path) {
        return new CommandFile(
                overSsh(destination, "cat " + quoted(path)),
                overSsh(destination, inPlace(path)),
                "%s on %s".formatted(path, destination),
                Withheld.NOTHING);
    }

    private static List<String> overSsh(String destination, String command) {
        return List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5", "--", destination, command);
    }

    /**
     * A line of shell that puts its standard input in a file's place: beside it first, with its owner and mode, then
     * under its name. What a symbolic link leads to is replaced, not the link.
     */
    public static String inPlace(String path) {
        return "set -e; to=$(readlink -f %s); cp -p \"$to\" \"$to.rehearsal\"; cat > \"$to.rehearsal\"; mv -f \"$to.rehearsal\" \"$to\""
                .formatted(quoted(path));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public String read() throws GateException, InterruptedException {
        return run("read", reader, "");
    }

    @Override
    public void replace(String content) throws GateException, InterruptedException {
        run("replace", writer, content);
    }

    private String run(String purpose, List<String> command, String input) throws GateException, InterruptedException {
        Ran ran = Ran.of(command, input, withheld);
        if (ran.isSuccess()) {
            return ran.output();
        }
        throw new GateException(withheld.without("%s PgBouncer's file %s → %s → run the command by hand: %s"
                .formatted(purpose, place, ran.failure(), String.join(" ", command))));
    }

    @Override
    public String toString() {
        return withheld.without(place);
    }
}
