package dev.rehearsal.server.containers;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContainerImagesTest {
    @Test
    void images_are_the_official_ones() {
        ContainerImages images = ContainerImages.chosen(Map.of());

        assertThat(images.postgres("15")).isEqualTo("postgres:15");
        assertThat(images.haproxy()).isEqualTo("haproxy:3.0");
        assertThat(images.pgBouncer()).isEmpty();
    }

    @Test
    void others_can_be_named() {
        ContainerImages images = ContainerImages.chosen(Map.of(
                "REHEARSAL_IMAGE_POSTGRES",
                "mirror.example/pg:%s-ours",
                "REHEARSAL_IMAGE_HAPROXY",
                "lb:1",
                "REHEARSAL_IMAGE_PGBOUNCER",
                "pooler:2"));

        assertThat(images.postgres("15.4")).isEqualTo("mirror.example/pg:15.4-ours");
        assertThat(images.haproxy()).isEqualTo("lb:1");
        assertThat(images.pgBouncer()).hasValue("pooler:2");
    }
}
