package dev.rehearsal.scenario;

import dev.rehearsal.step.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps that a runbook may name. */
public final class StepCatalog {
    private final List<Entry> entries;

    StepCatalog(List<Entry> entries) {
        this.entries =
                entries.stream().sorted(Comparator.comparing(Entry::name)).toList();
    }

    /** Every step there is. */
    public static StepCatalog standard() {
        return new StepCatalog(StandardSteps.all());
    }

    /**
     * A step by its class.
     *
     * @param standsFor the line of a published runbook
     */
    public record Entry(Class<? extends Step> type, String standsFor, Set<Need> needs) {
        public Entry {
            needs = Set.copyOf(needs);
        }

        public String name() {
            return Step.verbOf(type);
        }

        /** Its settings, in the order of the record. */
        public List<StepSetting> settings() {
            return settings(new Notations(standard())).components().stream()
                    .map(StepSetting::of)
                    .toList();
        }

        Settings<?> settings(Notations notations) {
            return Settings.of(type.asSubclass(Record.class), name(), notations);
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    Optional<Entry> named(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    Choices choices() {
        return new Choices(entries.stream().map(Entry::name).toList());
    }

    /** What these steps need, together. */
    Set<Need> needsOf(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> named(step.verb()).stream())
                .flatMap(entry -> entry.needs().stream())
                .collect(Collectors.toSet());
    }
}
