package dev.rehearsal.cli;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ParityArgumentsTest {
    @Test
    void all_that_is_wrong_with_the_arguments_is_told_at_once() {
        Command command = Command.run(
                "parity",
                "mysql://ann@db/shop",
                "postgresql://ann:secret@db/shop",
                "--workers",
                "0",
                "--blue-password-file",
                "/no/such/file");

        assertThat(command.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(command.error())
                .contains("BLUE: 'mysql://ann@db/shop' does not begin with postgresql://", "0 workers are out of range")
                .contains("GREEN: an address that holds a password")
                .doesNotContain("secret");
    }
}
