package dev.rehearsal.cli;

import java.io.IOException;
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
        Shell answer = Shell.run(words);
        if (!answer.hasSucceeded()) {
            throw new IOException("docker %s: %s".formatted(arguments[0], answer.said()));
        }
        return answer.said().strip();
    }
}
