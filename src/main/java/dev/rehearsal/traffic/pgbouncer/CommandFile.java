package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Withheld;
import dev.rehearsal.traffic.GateException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A configuration file behind two commands of the operator's.
 *
 * @param reader writes the file to its standard output
 * @param writer takes the new content from its standard input and puts it in place at once; must fail when it cannot;
 *     where it says <code>{bytes}</code> it is given the content's length, since an input that is cut off ends as any
 * @param withheld what neither is told nor may show
 */
public record CommandFile(List<String> reader, List<String> writer, String place, Withheld withheld)
        implements ConfigurationFile {
    private static final String BYTES = "{bytes}";

    public CommandFile {
        reader = List.copyOf(reader);
        writer = List.copyOf(writer);
    }

    /** Two lines for the shell. */
    public static CommandFile shell(String read, String write) {
        return new CommandFile(
                List.of("sh", "-c", read), List.of("sh", "-c", write), "behind '%s'".formatted(read), Withheld.NOTHING);
    }

    /** A command file from which something is withheld. */
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
     * A line of shell that puts this content, its standard input, in a file's place: beside it first, with its owner
     * and mode, then, once it is whole, under its name. What a symbolic link leads to is replaced, not the link.
     */
    public static String inPlace(String path, String content) {
        return sized(inPlace(path), content);
    }

    /** The same for a content that is not known yet. Each has a file of its own: one that hangs may go on later. */
    static String inPlace(String path) {
        return "set -e; to=$(readlink -f %s); new=$(mktemp \"$to.XXXXXX\"); trap 'rm -f \"$new\"' EXIT; cp -p \"$to\" \"$new\"; cat > \"$new\"; test $(wc -c < \"$new\") -eq %s || { echo 'not all of it arrived' >&2; exit 1; }; mv -f \"$new\" \"$to\""
                .formatted(quoted(path), BYTES);
    }

    private static String sized(String word, String content) {
        return word.replace(BYTES, String.valueOf(content.getBytes(StandardCharsets.UTF_8).length));
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
        run("replace", writer.stream().map(word -> sized(word, content)).toList(), content);
    }

    private String run(String purpose, List<String> command, String input) throws GateException, InterruptedException {
        Ran ran = Ran.of(command, input, withheld);
        if (ran.isSuccess()) {
            return ran.output();
        }
        throw ran.refused(withheld.without("%s PgBouncer's file %s → %s → run the command by hand: %s"
                .formatted(purpose, place, ran.failure(), String.join(" ", command))));
    }

    @Override
    public String toString() {
        return withheld.without(place);
    }
}
