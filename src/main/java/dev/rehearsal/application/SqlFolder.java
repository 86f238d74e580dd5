package dev.rehearsal.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of SQL files on the class path, be that a folder or an archive. */
record SqlFolder(String resource) {
    /** Its files, in the order of their names. */
    List<SqlFile> files() {
        try {
            URI uri = url().toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of())) {
                return read(archive.getPath(resource));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the address of %s is no URI".formatted(resource), e);
        }
    }

    private URL url() {
        URL url = SqlFolder.class.getResource(resource);
        if (url == null) {
            throw new IllegalStateException("%s is not on the class path".formatted(resource));
        }
        return url;
    }

    private static List<SqlFile> read(Path folder) throws IOException {
        List<SqlFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.sorted().toList()) {
                files.add(new SqlFile(String.valueOf(file.getFileName()), Files.readString(file)));
            }
        }
        return List.copyOf(files);
    }
}
