package dev.rehearsal.cli;

import dev.rehearsal.scenario.ScenarioFolder;
import java.nio.file.Path;

/** Where the project lies on this machine. */
record Project(Path home) {
    /** As the launcher says; else the working directory. */
    static Project here() {
        return new Project(Path.of(System.getProperty("rehearsal.home", "")).toAbsolutePath());
    }

    ScenarioFolder scenarios() {
        return new ScenarioFolder(home.resolve("scenarios"));
    }

    Path reports() {
        return home.resolve("reports");
    }
}
