package dev.rehearsal.localrds.parameter;

import dev.rehearsal.localrds.version.Family;
import java.util.Map;
import java.util.TreeMap;

/**
 * A parameter group, of instances or of clusters: the values that somebody chose, over the defaults of its family. Safe
 * for many threads.
 */
public final class ParameterGroup {
    private final String name;
    private final GroupKind kind;
    private final Family family;
    private final String description;
    private final Map<String, String> values = new TreeMap<>();

    public ParameterGroup(String name, GroupKind kind, Family family, String description) {
        this.name = name;
        this.kind = kind;
        this.family = family;
        this.description = description;
    }

    public String name() {
        return name;
    }

    GroupKind kind() {
        return kind;
    }

    /** What it fits. */
    public Family family() {
        return family;
    }

    public String description() {
        return description;
    }

    public boolean isDefault() {
        return name.startsWith("default.");
    }

    public synchronized Map<String, String> values() {
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
