package dev.rehearsal.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario cannot be used. The message lists every mistake with its line and the valid choices. */
public final class InvalidScenarioException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidScenarioException(Path file, List<Problem> problems) {
        super("%s has %s:%n%s"
                .formatted(
                        problems.stream().allMatch(Problem::isGiven) ? "What was given by --set" : file,
                        problems.size() == 1 ? "a mistake" : problems.size() + " mistakes",
                        problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"))));
    }
}
