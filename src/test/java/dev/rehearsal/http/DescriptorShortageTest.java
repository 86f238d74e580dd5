package dev.rehearsal.http;

import dev.rehearsal.jvm.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DescriptorShortageTest {
    /** Five looks a second, and a second that may last longer. */
    private static final int FEW = 50;

    @TempDir
    private Path folder;

    @Test
    void while_no_connection_can_be_accepted_who_is_connected_is_served_and_the_server_does_not_spin()
            throws Exception {
        Path complaints = folder.resolve("complaints");
        List<String> words = new ArrayList<>(List.of("sh", "-c", "ulimit -n 512; exec \"$@\"", "sh"));
        words.addAll(
                ChildJvm.command("-XX:-MaxFDLimit", "-cp", ChildJvm.classPath(), DescriptorShortage.class.getName()));

        Process process =
                new ProcessBuilder(words).redirectError(complaints.toFile()).start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(process.waitFor()).as(() -> complaintsIn(complaints)).isZero();
        assertThat(said).containsExactly("who was connected: served", "who came late: served");
        assertThat(Files.readAllLines(complaints))
                .filteredOn(line -> line.contains("no connection was accepted"))
                .hasSizeBetween(1, FEW);
    }

    private static String complaintsIn(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "nothing can be read of what it said: " + e.getMessage();
        }
    }
}
