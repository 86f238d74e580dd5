package dev.rehearsal.server.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What rehearsals that were killed left in a container engine: whatever belongs to a work folder that is gone. To be
 * swept up after the work folders.
 *
 * @param place the folder that holds the work folders
 */
public record ContainerLeftovers(ContainerEngine engine, Path place) {

    /** Removes all of it; one line for each rehearsal. */
    public List<String> sweep() {
        return Labels.works(engine.docker())
                .distinct()
                .sorted()
                .filter(work -> Path.of(work).startsWith(place))
                .filter(work -> Files.notExists(Path.of(work)))
                .map(work -> {
                    Labels.of(work).removeAll(engine.docker());
                    return "removed the containers, the network and the volume of " + work;
                })
                .toList();
    }
}
