package dev.rehearsal.cli;

import dev.rehearsal.server.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DoctorCommandIT {
    @TempDir
    private Path folder;

    @Test
    void of_servers_in_a_file_doctor_tells_first_and_of_none_that_a_rehearsal_starts() throws Exception {
        String file = "scenarios/environments/lab.yaml";
        Map<String, String> passwords = Map.of(
                "LAB_OPERATOR_PASSWORD",
                "first",
                "LAB_APPLICATION_PASSWORD",
                "second",
                "LAB_CONSOLE_PASSWORD",
                "third");

        try (CommandProcess process =
                CommandProcess.start(folder, folder, List.of("doctor", "--on", file), passwords)) {
            process.exitCode();
            assertThat(process.said())
                    .containsSubsequence("Environment '%s'".formatted(file), "This machine")
                    .doesNotContain("Environment 'embedded'", "Environment 'containers'", "for 'embedded'");
        }
    }

    @Test
    void where_servers_cannot_get_to_their_data_doctor_refuses_as_run_does() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
        assumeThat(Account.here().mayEnter(closed)).isFalse();
        String refusal = "may not enter " + closed;

        for (String command : List.of("doctor", "run")) {
            try (CommandProcess process = CommandProcess.start(closed, folder, List.of(command))) {
                assertThat(process.exitCode()).isNotZero();
                assertThat(process.said()).contains(refusal).doesNotContain("can rehearse every scenario");
            }
        }
    }
}
