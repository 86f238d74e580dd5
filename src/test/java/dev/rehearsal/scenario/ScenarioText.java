package dev.rehearsal.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A scenario file for tests: a sound one that can be spoilt line by line. */
record ScenarioText(Path folder, String text) {
    private static final String SOUND = """
            name: From one server to another
            source: a test
            blue: {engine: postgres, version: "15", class: db.m6g.large}
            green: {version: "17"}
            load: {rate: 100}
            runbook:
              - create-instance: {role: green}
              - switchover:
                  - pause-traffic: {}
                  - fence: {on: blue}
                  - repoint-traffic: {to: green}
                  - resume-traffic: {}
            expect: {switchover: 1s, longestStall: 2s}
            """;

    static ScenarioText sound(Path folder) {
        return new ScenarioText(folder, SOUND);
    }

    ScenarioText with(String line, String other) {
        if (!text.contains(line)) {
            throw new IllegalArgumentException("no '%s' in the text".formatted(line));
        }
        return new ScenarioText(folder, text.replace(line, other));
    }

    Scenario read(String... settings) throws InvalidScenarioException {
        return read("embedded", List.of(settings));
    }

    Scenario read(String environment, List<String> settings) throws InvalidScenarioException {
        List<Setting> overlays = settings.stream().map(Setting::parse).toList();
        return ScenarioReader.standard().read(file(), overlays, environment);
    }

    /** What is wrong with it, one line each, without the line that names the file. */
    List<String> mistakes(String... settings) {
        try {
            read(settings);
            return List.of();
        } catch (InvalidScenarioException e) {
            return String.valueOf(e.getMessage())
                    .lines()
                    .skip(1)
                    .map(String::strip)
                    .toList();
        }
    }

    private Path file() {
        try {
            return Files.writeString(folder.resolve("07-from-one-to-another.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the scenario", e);
        }
    }
}
