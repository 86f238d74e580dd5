package dev.rehearsal.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        assertThat(names()).containsExactlyInAnyOrder("simulation.log", "index.html", "js");
    }

    @Test
    void of_one_that_fails_no_half_is_left() throws IOException {
        try (LoadReport.Making making = making("exit 1")) {
            assertThat(making.await()).isFalse();
        }
        assertThat(names()).containsExactly("simulation.log");
    }

    @Test
    void one_that_nobody_waits_for_is_ended_and_no_half_of_it_left() throws IOException {
        LoadReport.Making making = making("exec sleep 600");

        making.close();

        assertThat(making.engine().isAlive()).isFalse();
        assertThat(names()).containsExactly("simulation.log");
    }

    @Test
    void a_load_that_left_no_log_has_none() {
        assertThat(new LoadReport(new LoadFolder(folder)).begin()).isEmpty();
    }

    @Test
    void one_that_cannot_be_started_fails_nothing() throws IOException {
        Files.createFile(run().resolve("simulation.log"));
        Files.createDirectory(folder.resolve("gatling/report.log"));

        assertThat(new LoadReport(new LoadFolder(folder)).begin()).isEmpty();
    }

    /** Of one that has made something already. */
    private LoadReport.Making making(String script) throws IOException {
        Files.createFile(run().resolve("simulation.log"));
        Files.createFile(run().resolve("index.html"));
        Files.createFile(Files.createDirectory(run().resolve("js")).resolve("all.js"));
        return new LoadReport.Making(new ProcessBuilder("sh", "-c", script).start(), run());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(run())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path run() throws IOException {
        return Files.createDirectories(folder.resolve("gatling/run"));
    }
}
