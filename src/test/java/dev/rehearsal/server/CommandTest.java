package dev.rehearsal.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandTest {
    @TempDir
    private Path folder;

    @Test
    void an_interruption_that_came_before_keeps_a_program_from_its_start() {
        Command command = new Command(List.of("touch", "started"), folder);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> command.run(Duration.ofSeconds(10)))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("interrupted before 'touch started' was run");
        assertThat(folder.resolve("started")).doesNotExist();
    }
}
