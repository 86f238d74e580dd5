package dev.rehearsal.step;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runbook's table of values: LSNs, hosts, versions, written down as they become known and journalled. Never
 * secrets. Safe for many threads.
 */
public final class Values {
    private static final int NO_STEP = 0;

    private final Map<String, String> values;
    private final Journal journal;
    private final int number;

    public Values(Journal journal) {
        this(new ConcurrentHashMap<>(), journal, NO_STEP);
    }

    private Values(Map<String, String> values, Journal journal, int number) {
        this.values = values;
        this.journal = journal;
        this.number = number;
    }

    /** This table, as the step of that place in the runbook writes it. */
    Values writtenBy(int step) {
        return new Values(values, journal, step);
    }

    /** The name of the value that holds the identifier of a role's server, where a step of the runbook made it. */
    public static String createdFor(String role) {
        return "created." + role;
    }

    public void note(String name, String value) {
        if (!value.equals(values.put(name, value))) {
            journal.append(new Event.ValueNoted(journal.now(), name, value, number));
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value, or the name in braces, as plans show what earlier steps will provide. */
    public String orPlaceholder(String name) {
        return get(name).orElse("{" + name + "}");
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }
}
