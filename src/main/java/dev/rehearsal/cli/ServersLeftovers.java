package dev.rehearsal.cli;

import dev.rehearsal.cli.project.ServersFile;
import dev.rehearsal.environment.existing.ServersProvider;
import dev.rehearsal.environment.existing.ServersRecord;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.server.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
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
     * What a sweep came to.
     *
     * @param needed work folders that tell what was there before, for as long as something is left
     */
    record Swept(Leftovers.Swept lines, Set<Path> needed) {
        Swept {
            needed = Set.copyOf(needed);
        }
    }

    /**
     * Removes it.
     *
     * @param folders the work folders of those rehearsals, which tell where they were
     * @param named a file that describes servers where something was left, too
     */
    Swept sweep(List<Path> folders, Optional<Path> named) {
        Leftovers.Swept lines = lines(List.of());
        Set<Path> needed = new TreeSet<>();
        Set<Path> seen = new TreeSet<>();
        for (Path folder : folders) {
            Leftovers.Swept swept = sweep(folder, seen);
            if (!swept.left().isEmpty()) {
                needed.add(folder);
            }
            lines = lines.and(swept);
        }
        Optional<Path> other = named.map(Path::toAbsolutePath).filter(file -> !seen.contains(file));
        return new Swept(other.isPresent() ? lines.and(sweep(other.get(), Optional.empty())) : lines, needed);
    }

    private Leftovers.Swept sweep(Path folder, Set<Path> seen) {
        try {
            Optional<ServersRecord> record = ServersProvider.recordedIn(folder);
            record.map(ServersRecord::file).ifPresent(seen::add);
            return record.isPresent() ? sweep(record.get().file(), record) : lines(List.of());
        } catch (IOException e) {
            return lines(List.of(
                    "cannot tell which servers the rehearsal of %s was on: %s".formatted(folder, e.getMessage())));
        }
    }

    private static Leftovers.Swept lines(List<String> left) {
        return new Leftovers.Swept(List.of(), left);
    }

    private Leftovers.Swept sweep(Path file, Optional<ServersRecord> record) {
        try {
            ServersProvider.Swept swept = ServersFile.provider(file, variables).cleanUp(record);
            return new Leftovers.Swept(swept.done(), swept.left());
        } catch (InvalidScenarioException | IllegalArgumentException e) {
            return lines(List.of("what may be left on the servers of %s: %s; then run './rehearse cleanup --on %s'"
                    .formatted(file, e.getMessage(), file)));
        }
    }
}
