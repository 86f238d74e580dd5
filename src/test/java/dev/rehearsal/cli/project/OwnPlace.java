package dev.rehearsal.cli.project;

import dev.rehearsal.server.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place for the work folders of one test alone. Servers run as another user when root tests, and must be able to
 * reach their data, so it lies where work folders usually lie.
 */
public record OwnPlace(Path path) implements AutoCloseable {
    public static OwnPlace make() throws IOException {
        Path usual = WorkFolder.usualPlace();
        Path place = Files.createTempDirectory(
                Files.createDirectories(usual.resolveSibling(usual.getFileName() + "-tests")), "command-");
        for (Path passed : List.of(place, place.getParent())) {
            Files.setPosixFilePermissions(passed, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return new OwnPlace(place);
    }

    /** Where a command lays its work folders. */
    public Path workFolders() {
        return path.resolve(WorkFolder.usualPlace().getFileName());
    }

    /** Whether no work folder is there. */
    public boolean isEmpty() throws IOException {
        if (Files.notExists(workFolders())) {
            return true;
        }
        try (Stream<Path> folders = Files.list(workFolders())) {
            return folders.findAny().isEmpty();
        }
    }

    @Override
    public void close() {
        Folders.delete(path);
    }
}
