package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TarCopyTest {
    /** Longer than a tar header has room for. */
    private static final String LONG = "x".repeat(120);

    @TempDir
    private Path folder;

    @Test
    void what_is_unpacked_is_what_was_put_in() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve("base/5"));
        Files.createDirectories(data.resolve("pg_wal/archive_status"));
        Files.write(data.resolve("base/5/1259"), new byte[200_000]);
        Files.writeString(data.resolve(LONG), "long");
        Files.createFile(data.resolve("empty"));

        Path copy = copied(tar -> {
            DataFolder.copyWithoutLog(data, tar);
            tar.text(Path.of("backup_label"), "START WAL LOCATION");
        });

        assertThat(copy.resolve("base/5/1259")).hasSameBinaryContentAs(data.resolve("base/5/1259"));
        assertThat(copy.resolve(LONG)).hasContent("long");
        assertThat(copy.resolve("empty")).isEmptyFile();
        assertThat(copy.resolve("backup_label")).hasContent("START WAL LOCATION");
        assertThat(copy.resolve("pg_wal/archive_status")).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_file_that_is_cut_off_while_it_is_read_is_filled_up_with_zeros() throws Exception {
        // The kernel claims a page for it, and gives a line.
        Path shorter = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        assumeThat(shorter).exists();
        byte[] content = Files.readAllBytes(shorter);
        assumeThat((long) content.length).isLessThan(Files.size(shorter));

        Path copy = copied(tar -> {
            tar.folder(Path.of(""));
            tar.file(Path.of("cut"), shorter);
            tar.text(Path.of("next"), "is whole");
        });

        assertThat(Files.readAllBytes(copy.resolve("cut")))
                .hasSize((int) Files.size(shorter))
                .startsWith(content)
                .endsWith(0, 0);
        assertThat(copy.resolve("next")).hasContent("is whole");
    }

    @Test
    void a_file_that_has_gone_is_named_and_the_copy_goes_on() throws Exception {
        Path gone = folder.resolve("gone");

        Path copy = copied(tar -> {
            tar.folder(Path.of(""));
            assertThatThrownBy(() -> tar.file(Path.of("gone"), gone))
                    .isInstanceOfSatisfying(
                            NoSuchFileException.class,
                            e -> assertThat(e.getFile()).isEqualTo(gone.toString()));
            tar.text(Path.of("next"), "is whole");
        });

        assertThat(copy.resolve("next")).hasContent("is whole");
    }

    private interface Filling {
        void fill(TarCopy tar) throws IOException;
    }

    private Path copied(Filling filling) throws IOException {
        Path file = folder.resolve("backup.tar");
        try (TarCopy tar = TarCopy.into(file)) {
            filling.fill(tar);
        }
        Path copy = folder.resolve("copy");
        TarCopy.unpack(file, copy);
        return copy;
    }
}
