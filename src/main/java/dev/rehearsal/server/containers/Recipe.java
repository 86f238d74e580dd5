package dev.rehearsal.server.containers;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the container engine makes an image, as the text of a Dockerfile that takes nothing from this machine. */
public record Recipe(String text) {
    private static final int SECONDS = 300;

    /**
     * Makes the image; the engine keeps it until somebody removes it.
     *
     * @throws ServerException when it cannot be made
     */
    public void make(String name, ContainerEngine engine, String attempted, String advice) {
        try {
            Path folder = Files.createTempDirectory("rehearsal-image");
            Path recipe = folder.resolve("Dockerfile");
            try {
                Files.writeString(recipe, text);
                engine.docker()
                        .buildImageCmd(recipe.toFile())
                        .withTags(Set.of(name))
                        .exec(new BuildImageResultCallback())
                        .awaitImageId(SECONDS, TimeUnit.SECONDS);
            } finally {
                Files.deleteIfExists(recipe);
                Files.delete(folder);
            }
        } catch (IOException | RuntimeException e) {
            throw new ServerException(attempted, e, advice);
        }
    }
}
