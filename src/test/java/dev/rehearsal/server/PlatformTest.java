package dev.rehearsal.server;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64v8",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64v8"
    })
    void java_names_lead_to_archive_names(String system, String processor, String archive) {
        assertThat(Platform.of(system, processor).archiveName()).isEqualTo(archive);
    }

    @Test
    void a_machine_without_archives_is_told_which_have_them() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .hasMessage("There is no embedded PostgreSQL for Windows 11 on amd64; there is one for"
                        + " [linux-amd64, linux-arm64v8, darwin-amd64, darwin-arm64v8]");
    }
}
