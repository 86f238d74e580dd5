package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The copying of a server's data folder, of one that is stopped or in backup mode. */
public final class DataFolder {
    /** Belong to the running server, or to its own replicas and slots, as pg_basebackup knows them. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "standby.signal",
            "recovery.signal",
            "backup_label");

    private DataFolder() {}

    /** The folder of a server that is stopped. */
    public static void copy(Path from, DataCopy to) throws IOException {
        copy(from, to, Set.of(), Set.of("backup_label"));
    }

    /** Copies without the log of changes, which the caller may add. */
    public static void copyWithoutLog(Path from, DataCopy to) throws IOException {
        copy(from, to, Set.of("pg_wal"), Set.of());
        to.folder(Path.of("pg_wal", "archive_status"));
    }

    private static void copy(Path from, DataCopy to, Set<String> emptyToo, Set<String> notLeftOut) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(folder);
                to.folder(relative);
                boolean isLeftEmpty =
                        LEFT_EMPTY.contains(relative.toString()) || emptyToo.contains(relative.toString());
                return isLeftEmpty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (!LEFT_OUT.contains(name) || notLeftOut.contains(name)) {
                    copyFile(from.relativize(file), file, to);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** A file dropped while the copy runs is missing from it rightly: the log tells that it was dropped. */
    private static void copyFile(Path path, Path source, DataCopy to) throws IOException {
        try {
            to.file(path, source);
        } catch (NoSuchFileException e) {
            if (!source.toString().equals(e.getFile())) {
                throw e;
            }
        }
    }
}
