package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a line for the shell came to.
 *
 * @param said both its outputs
 */
record Shell(int exitCode, String said) {
    static Shell run(String line) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shell(process.onExit().join().exitValue(), said);
    }

    boolean hasSucceeded() {
        return exitCode == 0;
    }
}
