package dev.rehearsal.server.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedReleaseTest {
    @Test
    void a_major_version_means_its_newest_minor() {
        assertThat(EmbeddedRelease.named("15")).isEqualTo(EmbeddedRelease.named("15.19"));
        assertThat(EmbeddedRelease.named("15").archiveVersion()).isEqualTo("15.19.0");
    }

    @Test
    void other_versions_are_refused_with_those_there_are() {
        assertThatThrownBy(() -> EmbeddedRelease.named("15.2"))
                .hasMessage("There is no embedded PostgreSQL '15.2'; choose one of"
                        + " [14.24, 15.19, 16.15, 17.11, 18.6] or a major version alone");
        assertThat(EmbeddedRelease.find("1")).isEmpty();
    }
}
