package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes; those that have ended meanwhile take none. */
public final class Signals {
    private Signals() {}

    public static void send(String signal, List<ProcessHandle> processes) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("kill", "-" + signal));
        processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(process -> String.valueOf(process.pid()))
                .forEach(words::add);
        if (words.size() == 2) {
            return;
        }
        try {
            new Command(words, Path.of("/")).run(Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new ServerException("send " + signal + " to " + processes, e, "put the program kill on the PATH");
        }
    }
}
