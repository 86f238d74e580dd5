package dev.rehearsal.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadReportTest {
    @TempDir
    Path folder;

    @Test
    void one_that_is_made_stays() throws IOException {
        try (LoadReport.Making making = making("exit 0")) {
            assertThat(making.await()).isTrue();
        }
        assertThat(page()).exists();
    }

    @Test
    void of_one_that_fails_no_half_is_left() throws IOException {
        try (LoadReport.Making making = making("exit 1")) {
            assertThat(making.await()).isFalse();
        }
        assertThat(page()).doesNotExist();
    }

    @Test
    void one_that_nobody_waits_for_is_ended_and_no_half_of_it_left() throws IOException {
        LoadReport.Making making = making("exec sleep 600");

        making.close();

        assertThat(making.engine().isAlive()).isFalse();
        assertThat(page()).doesNotExist();
    }

    @Test
    void a_load_that_left_no_log_has_none() {
        assertThat(new LoadReport(new LoadFolder(folder)).begin()).isEmpty();
    }

    @Test
    void one_that_cannot_be_started_fails_nothing() throws IOException {
        Path run = Files.createDirectories(folder.resolve("gatling/run"));
        Files.createFile(run.resolve("simulation.log"));
        Files.createDirectory(folder.resolve("gatling/report.log"));

        assertThat(new LoadReport(new LoadFolder(folder)).begin()).isEmpty();
    }

    private LoadReport.Making making(String script) throws IOException {
        Files.createFile(page());
        return new LoadReport.Making(new ProcessBuilder("sh", "-c", script).start(), page());
    }

    private Path page() {
        return folder.resolve("index.html");
    }
}
