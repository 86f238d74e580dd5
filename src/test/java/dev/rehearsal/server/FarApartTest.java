package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FarApartTest {
    @TempDir
    Path place;

    @Test
    void where_servers_come_and_go_each_has_its_own_region_of_the_disk() throws Exception {
        assumeThat(Files.getFileStore(place).type()).isEqualTo("ext4");
        assumeThat(isThere("chattr")).isTrue();
        assumeThat(isThere("lsattr")).isTrue();
        Path mine = place.resolve("mine");

        try (WorkFolder work = WorkFolder.open(mine)) {
            assertThat(attributes(mine)).contains("T");
            assertThat(attributes(work.inside(WorkFolder.SERVERS))).contains("T");
            assertThat(attributes(work.path())).doesNotContain("T");
        }
    }

    @Test
    void a_folder_whose_disk_cannot_be_told_is_left_as_it_is() {
        assertThatCode(() -> FarApart.lay(place.resolve("vanished"))).doesNotThrowAnyException();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            Command.of(program, "-V").run(Duration.ofSeconds(10));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String attributes(Path folder) throws IOException, InterruptedException {
        return Command.of("lsattr", "-d", folder.toString())
                .run(Duration.ofSeconds(10))
                .output()
                .split(" ", 2)[0];
    }
}
