package dev.rehearsal.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FoldersTest {
    @TempDir
    Path reports;

    @Test
    void latest_is_the_folder_begun_last() throws IOException {
        for (String time : new String[] {"2026-05-04-100000", "2026-05-04-110000"}) {
            Folders.callLatest(Files.createDirectory(reports.resolve(time)));
        }

        assertThat(reports.resolve("latest").toRealPath())
                .isEqualTo(reports.resolve("2026-05-04-110000").toRealPath());
    }

    @Test
    void what_has_another_name_is_left_alone() throws IOException {
        Path folder = Files.createDirectory(reports.resolve("2026-05-04-100000"));
        Path own = Files.createFile(
                Files.createDirectory(reports.resolve("latest")).resolve("mine"));

        Folders.callLatest(folder);

        assertThat(own).exists();
    }
}
