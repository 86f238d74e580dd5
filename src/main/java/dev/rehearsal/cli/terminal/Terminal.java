package dev.rehearsal.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether somebody looks at what the command writes and can type; the launcher knows, since Java itself cannot tell in
 * every release.
 *
 * @param columns how wide it is; empty when there is none
 */
public record Terminal(Optional<Integer> columns) {
    public static Terminal here() {
        return new Terminal(Optional.ofNullable(Integer.getInteger("rehearsal.columns")));
    }

    /** No colours without a terminal, nor for those who ask for none, see no-color.org. */
    public Ansi ansi(Map<String, String> environment) {
        boolean isPlain =
                columns.isEmpty() || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return isPlain ? Ansi.OFF : Ansi.ON;
    }

    /**
     * Puts a question and returns what was typed; nothing at the end of the input. The reading itself cannot be
     * interrupted, so it is left to a thread that nobody need wait for.
     */
    public static String ask(PrintWriter out, String question) throws InterruptedException {
        out.print(question);
        out.flush();
        CompletableFuture<String> typed = new CompletableFuture<>();
        Thread reader = new Thread(() -> typed.complete(line()), "answer");
        reader.setDaemon(true);
        reader.start();
        try {
            return typed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line that never fails", e);
        }
    }

    private static String line() {
        try {
            // Not closed: it is the process's own input, and may be asked again.
            BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            return Objects.requireNonNullElse(typed.readLine(), "");
        } catch (IOException e) {
            return "";
        }
    }
}
