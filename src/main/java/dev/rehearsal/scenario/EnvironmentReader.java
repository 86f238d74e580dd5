package dev.rehearsal.scenario;

import java.nio.file.Path;
import java.util.Optional;

/** Reads files that describe environments and reports every mistake at once. */
public final class EnvironmentReader {
    private static final String NOUN = "the environment";

    private EnvironmentReader() {}

    /**
     * The environment in a file.
     *
     * @throws InvalidScenarioException listing every mistake with its line and the valid choices
     */
    public static EnvironmentFile read(Path file) throws InvalidScenarioException {
        Problems problems = new Problems();
        Optional<EnvironmentFile> read = ScenarioReader.compose(file, NOUN, problems)
                .flatMap(root -> notation().bind(root.node(), problems));
        if (read.isEmpty() || !problems.areNone()) {
            throw new InvalidScenarioException(file, problems.all());
        }
        return read.get();
    }

    static Settings<EnvironmentFile> notation() {
        return Settings.of(EnvironmentFile.class, NOUN, new Notations(StepCatalog.standard()));
    }
}
