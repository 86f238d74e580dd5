package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FarApartTest {
    @Test
    void where_servers_come_and_go_each_has_its_own_region_of_the_disk() throws Exception {
        try (WorkFolder work = WorkFolder.open()) {
            assumeThat(Files.getFileStore(work.path()).type()).isEqualTo("ext4");

            assertThat(attributes(WorkFolder.usualPlace())).contains("T");
            assertThat(attributes(work.inside(WorkFolder.SERVERS))).contains("T");
            assertThat(attributes(work.path())).doesNotContain("T");
        }
    }

    private static String attributes(Path folder) throws IOException, InterruptedException {
        return Command.of("lsattr", "-d", folder.toString())
                .run(Duration.ofSeconds(10))
                .output()
                .split(" ", 2)[0];
    }
}
