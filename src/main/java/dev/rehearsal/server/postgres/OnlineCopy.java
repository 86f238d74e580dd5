package dev.rehearsal.server.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.server.DataCopy;
import dev.rehearsal.server.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A physical copy of a running server by its low-level backup functions. The session that starts the backup must end
 * it. (<a href="https://www.postgresql.org/docs/current/continuous-archiving.html">Making a Base Backup Using the Low
 * Level API</a>)
 */
record OnlineCopy(EmbeddedServer source) {
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    /** What becomes of the changes made while the copy runs. */
    enum Log {
        /** They are in the copy, which can be started by itself. */
        INCLUDED,
        /** The copy gets them from its source by streaming. */
        LEFT_OUT
    }

    private record Ending(String label, String tablespaces) {}

    void into(DataCopy copy, Log log) throws IOException {
        try (Sql sql = source.sql("postgres")) {
            if (log == Log.INCLUDED) {
                // Keeps the log since now from being recycled; temporary, so it goes with this session.
                sql.text("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)::text");
            }
            String first = sql.text("select pg_walfile_name(%s)".formatted(startFunction()))
                    .orElseThrow();
            DataFolder.copyWithoutLog(source.data(), copy);
            Ending ending = sql.list(
                            "select labelfile, coalesce(spcmapfile, '') from " + stopFunction(),
                            row -> new Ending(row.getString(1), row.getString(2)))
                    .get(0);
            copy.text(Path.of("backup_label"), ending.label());
            if (!ending.tablespaces().isBlank()) {
                throw new IOException("the source has table spaces of its own, which the copy would share with it");
            }
            if (log == Log.INCLUDED) {
                copySegments(first, copy);
            }
        }
    }

    private void copySegments(String first, DataCopy copy) throws IOException {
        try (Stream<Path> files = Files.list(source.data().resolve("pg_wal"))) {
            List<Path> needed = files.filter(file ->
                            SEGMENT.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.getFileName().toString().compareTo(first) >= 0)
                    .toList();
            for (Path segment : needed) {
                copy.file(Path.of("pg_wal").resolve(segment.getFileName()), segment);
            }
        }
    }

    /** Renamed in PostgreSQL 15, when the exclusive mode went. */
    private String startFunction() {
        return source.release().major() < 15
                ? "pg_start_backup('rehearsal', true, false)"
                : "pg_backup_start('rehearsal', true)";
    }

    private String stopFunction() {
        return source.release().major() < 15 ? "pg_stop_backup(false, false)" : "pg_backup_stop(false)";
    }
}
