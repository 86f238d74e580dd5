package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command came to.
 *
 * @param said both its outputs
 */
record Shell(int exitCode, String said) {
    static Shell run(String line) throws IOException {
        return run(List.of("sh", "-c", line));
    }

    static Shell run(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell(process.onExit().join().exitValue(), said);
    }

    boolean hasSucceeded() {
        return exitCode == 0;
    }
}
