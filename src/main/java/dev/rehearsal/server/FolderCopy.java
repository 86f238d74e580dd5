package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A copy that a server can be started on. */
public record FolderCopy(Path to) implements DataCopy {
    @Override
    public void folder(Path path) throws IOException {
        Path copy = Files.createDirectories(to.resolve(path));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    public void file(Path path, Path source) throws IOException {
        Files.copy(source, to.resolve(path));
    }

    @Override
    public void text(Path path, String text) throws IOException {
        Files.writeString(to.resolve(path), text);
    }
}
