package dev.rehearsal.database;

import java.io.FileNotFoundException;
import java.io.IOException;
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

/** A folder of SQL files, on disk or, after {@code classpath:}, among the program's own resources. */
public record SqlFolder(String path) {
    private static final String RESOURCES = "classpath:";

    /**
     * The files, in the order of their names.
     *
     * @throws IOException naming the folder, when there is none
     */
    public List<SqlFile> files() throws IOException {
        if (!path.startsWith(RESOURCES)) {
            return read(Path.of(path));
        }
        URI uri = resource("/" + path.substring(RESOURCES.length()));
        if (!"jar".equals(uri.getScheme())) {
            return read(Path.of(uri));
        }
        try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of())) {
            return read(archive.getPath("/" + path.substring(RESOURCES.length())));
        }
    }

    private static URI resource(String name) throws IOException {
        URL url = SqlFolder.class.getResource(name);
        if (url == null) {
            throw new FileNotFoundException("no folder %s among the resources".formatted(name));
        }
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("the address of %s is no URI".formatted(name), e);
        }
    }

    private static List<SqlFile> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException("no folder " + folder);
        }
        List<SqlFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(each -> each.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                files.add(new SqlFile(String.valueOf(file.getFileName()), Files.readString(file)));
            }
        }
        return List.copyOf(files);
    }
}
