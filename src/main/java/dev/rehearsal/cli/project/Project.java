package dev.rehearsal.cli.project;

import dev.rehearsal.scenario.ScenarioFolder;
import java.nio.file.Path;

/** Where the project lies on this machine. */
public record Project(Path home) {
    /** As the launcher says; else the working directory. */
    public static Project here() {
        return new Project(Path.of(System.getProperty("rehearsal.home", "")).toAbsolutePath());
    }

    public ScenarioFolder scenarios() {
        return new ScenarioFolder(home.resolve("scenarios"));
    }

    public Path reports() {
        return home.resolve("reports");
    }
}
