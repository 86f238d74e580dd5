package dev.rehearsal.localrds;

import dev.rehearsal.server.PostgresRelease;
import java.util.Map;
import java.util.TreeMap;

/** A DB parameter group: the values that somebody chose, over the defaults of its family. Safe for many threads. */
final class ParameterGroup {
    private final String name;
    private final PostgresRelease release;
    private final String description;
    private final Map<String, String> values = new TreeMap<>();

    ParameterGroup(String name, PostgresRelease release, String description) {
        this.name = name;
        this.release = release;
        this.description = description;
    }

    String name() {
        return name;
    }

    /** The release whose servers it fits. */
    PostgresRelease release() {
        return release;
    }

    String family() {
        return "postgres" + release.major();
    }

    String description() {
        return description;
    }

    boolean isDefault() {
        return name.startsWith("default.");
    }

    synchronized Map<String, String> values() {
        return Map.copyOf(values);
    }

    synchronized void set(String parameter, String value) {
        values.put(parameter, value);
    }

    synchronized void reset(String parameter) {
        values.remove(parameter);
    }

    synchronized void resetAll() {
        values.clear();
    }
}
