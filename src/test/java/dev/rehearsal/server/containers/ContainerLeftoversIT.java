package dev.rehearsal.server.containers;

import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.WorkFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContainerLeftoversIT {
    @TempDir
    private Path place;

    @Test
    void what_belongs_to_no_work_folder_is_removed_and_nothing_else() throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();
        WorkFolder gone = WorkFolder.open(place);
        WorkFolder there = WorkFolder.open(place);
        String image = ContainerImages.chosen().postgres("17");
        engine.provide(image);
        try (ContainerRoom left = ContainerRoom.open(engine, gone);
                ContainerRoom kept = ContainerRoom.open(engine, there)) {
            left.start(ContainerPlan.machine(image, "left", 5432));
            kept.start(ContainerPlan.machine(image, "kept", 5432));
            gone.close();

            assertThat(new ContainerLeftovers(engine, place).sweep())
                    .singleElement()
                    .asString()
                    .contains(gone.path().toString());

            assertThat(Labels.works(engine.docker()))
                    .contains(there.path().toString())
                    .doesNotContain(gone.path().toString());
        }
        assertThat(Labels.works(engine.docker())).doesNotContain(there.path().toString());
        there.close();
    }

    @Test
    void an_image_that_cannot_be_had_is_named_with_what_to_do() throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();

        assertThatThrownBy(() -> engine.provide("127.0.0.1:1/postgres:none"))
                .isInstanceOf(ServerException.class)
                .hasMessageContainingAll(
                        "fetch the image 127.0.0.1:1/postgres:none", "docker pull", "REHEARSAL_IMAGE_POSTGRES");
    }
}
