package dev.rehearsal.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A copy in one file, for keeping: file systems take long to make and to delete the thousand files of a data folder,
 * and few backups are ever read again.
 */
public final class TarCopy implements DataCopy, AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final TarArchiveOutputStream tar;

    private TarCopy(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    /** Begins one in a new file. */
    public static TarCopy into(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER), "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return new TarCopy(tar);
    }

    @Override
    public void folder(Path path) throws IOException {
        // The slash at its end makes it a folder; the dot is the data folder itself.
        tar.putArchiveEntry(new TarArchiveEntry(Path.of(".").resolve(path) + "/"));
        tar.closeArchiveEntry();
    }

    @Override
    public void file(Path path, Path source) throws IOException {
        try (InputStream content = Files.newInputStream(source)) {
            long size = Files.size(source);
            begin(path, size);
            long missing = size - copy(content, size);
            // What was cut off meanwhile is cut off again, or written anew, when the log is replayed.
            for (byte[] zeros = new byte[BUFFER]; missing > 0; missing -= Math.min(missing, BUFFER)) {
                tar.write(zeros, 0, (int) Math.min(missing, BUFFER));
            }
            tar.closeArchiveEntry();
        }
    }

    @Override
    public void text(Path path, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        begin(path, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Only when this returns is the copy whole. */
    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** Puts what a file holds into another copy. */
    public static void unpack(Path file, Path to) throws IOException {
        FolderCopy copy = new FolderCopy(to);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), "UTF-8")) {
            for (TarArchiveEntry next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
                if (next.isDirectory()) {
                    copy.folder(Path.of(next.getName()));
                } else {
                    Files.copy(tar, to.resolve(next.getName()));
                }
            }
        }
    }

    private void begin(Path path, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path.toString());
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }

    private long copy(InputStream content, long atMost) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        while (copied < atMost) {
            int read = content.read(buffer, 0, (int) Math.min(BUFFER, atMost - copied));
            if (read < 0) {
                break;
            }
            tar.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }
}
