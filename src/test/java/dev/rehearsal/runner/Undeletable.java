package dev.rehearsal.runner;

import dev.rehearsal.server.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Folders inside folders, deeper than a path may be long, in a server's data. Closing it removes them all the same. */
final class Undeletable implements AutoCloseable {
    private static final int DEPTH = 25;
    private static final String NAME = "x".repeat(200);

    private Optional<Path> work = Optional.empty();

    /** Into the data of this server. */
    void put(Processes server) {
        List<String> arguments =
                Arrays.asList(server.all().get(0).info().arguments().orElseThrow());
        Path data = Path.of(arguments.get(arguments.indexOf("-D") + 1));
        Path works = WorkFolder.usualPlace();
        work = Optional.of(works.resolve(works.relativize(data).getName(0)));
        try {
            Path inner = Files.createDirectory(data.resolve("deep"));
            for (int i = 0; i < DEPTH; i++) {
                Path outer = Files.createDirectory(data.resolve("deep-" + i));
                Files.move(inner, outer.resolve(NAME));
                inner = outer;
            }
        } catch (IOException e) {
            throw new AssertionError("cannot make deep folders in " + data, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (work.isPresent()) {
            new ProcessBuilder("rm", "-rf", work.get().toString())
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        }
    }
}
