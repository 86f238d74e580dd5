package dev.rehearsal.localrds;

import java.util.Map;
import java.util.TreeMap;

/**
 * A parameter group, of instances or of clusters: the values that somebody chose, over the defaults of its family. Safe
 * for many threads.
 */
final class ParameterGroup {
    private final String name;
    private final GroupKind kind;
    private final Family family;
    private final String description;
    private final Map<String, String> values = new TreeMap<>();

    ParameterGroup(String name, GroupKind kind, Family family, String description) {
        this.name = name;
        this.kind = kind;
        this.family = family;
        this.description = description;
    }

    String name() {
        return name;
    }

    GroupKind kind() {
        return kind;
    }

    /** What it fits. */
    Family family() {
        return family;
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
