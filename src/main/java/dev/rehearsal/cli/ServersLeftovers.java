package dev.rehearsal.cli;

import dev.rehearsal.environment.ServersProvider;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.server.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rehearsals that were killed left on servers of the operator's own.
 *
 * @param variables from which passwords are taken
 */
record ServersLeftovers(Map<String, String> variables) {
    /**
     * Removes it.
     *
     * @param folders the work folders of those rehearsals, which tell where they were
     * @param named a file that describes servers where something was left, too
     */
    Leftovers.Swept sweep(List<Path> folders, Optional<Path> named) {
        List<String> left = new ArrayList<>();
        Set<Path> files = new TreeSet<>();
        named.map(Path::toAbsolutePath).ifPresent(files::add);
        for (Path folder : folders) {
            try {
                ServersProvider.recordedIn(folder).ifPresent(files::add);
            } catch (IOException e) {
                left.add("cannot tell which servers the rehearsal of %s was on: %s".formatted(folder, e.getMessage()));
            }
        }
        Leftovers.Swept swept = new Leftovers.Swept(List.of(), left);
        for (Path file : files) {
            swept = swept.and(sweep(file));
        }
        return swept;
    }

    private Leftovers.Swept sweep(Path file) {
        try {
            ServersProvider.Swept swept = ServersFile.provider(file, variables).cleanUp();
            return new Leftovers.Swept(swept.done(), swept.left());
        } catch (InvalidScenarioException | IllegalArgumentException e) {
            return new Leftovers.Swept(
                    List.of(),
                    List.of("what may be left on the servers of %s: %s; then run './rehearse cleanup --on %s'"
                            .formatted(file, e.getMessage(), file)));
        }
    }
}
