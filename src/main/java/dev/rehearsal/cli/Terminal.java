package dev.rehearsal.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether somebody looks at what the command writes and can type; the launcher knows, since Java itself cannot tell in
 * every release.
 *
 * @param columns how wide it is; empty when there is none
 */
record Terminal(Optional<Integer> columns) {
    static Terminal here() {
        return new Terminal(Optional.ofNullable(Integer.getInteger("rehearsal.columns")));
    }

    /** No colours without a terminal, nor for those who ask for none, see no-color.org. */
    Ansi ansi(Map<String, String> environment) {
        boolean isPlain =
                columns.isEmpty() || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return isPlain ? Ansi.OFF : Ansi.ON;
    }

    /** Puts a question and returns what was typed; nothing at the end of the input. */
    static String ask(PrintWriter out, String question) {
        out.print(question);
        out.flush();
        try {
            // Not closed: it is the process's own input, and may be asked again.
            BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            return Objects.requireNonNullElse(typed.readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer", e);
        }
    }
}
