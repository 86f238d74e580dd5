package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The container engine's own client, as an operator uses it. */
final class DockerCommand {
    private DockerCommand() {}

    /**
     * What it answers.
     *
     * @throws IOException with what it said, when it failed
     */
    static String docker(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("docker"));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("docker %s: %s".formatted(arguments[0], said));
        }
        return said.strip();
    }
}
