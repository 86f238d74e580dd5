package dev.rehearsal.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The compressed tar file inside an archive of PostgreSQL, unpacked without any program of the system. */
public record Txz(Path jar) {
    private static final int EXECUTABLE = 0100;

    public void unpack(Path into) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().endsWith(".txz"))
                    .map(ZipEntry.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no .txz"));
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(zip.getInputStream(entry))))) {
                for (TarArchiveEntry next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
                    unpack(next, tar, into);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path path = inside(into, into.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(inside(into, path.resolveSibling(".")));
        if (entry.isSymbolicLink()) {
            inside(into, path.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, inside(into, into.resolve(entry.getLinkName())));
        } else {
            Files.copy(content, path);
            boolean isExecutable = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(isExecutable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path inside(Path folder, Path path) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(folder)) {
            throw new IOException("an entry leads out of the archive: " + path);
        }
        return normal;
    }
}
