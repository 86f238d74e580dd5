package dev.rehearsal.cli;

import dev.rehearsal.environment.ContainerProvider;
import dev.rehearsal.environment.EmbeddedProvider;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.Choices;
import dev.rehearsal.scenario.Needs;
import java.util.ArrayList;
import java.util.List;

/** The environments that {@code --on} can name. */
final class Environments {
    private static final List<EnvironmentProvider> ALL = List.of(new EmbeddedProvider(), new ContainerProvider());

    private Environments() {}

    /**
     * The environment of that name, when it can carry what a scenario needs.
     *
     * @throws IllegalArgumentException listing the environments there are, or everything this one cannot carry
     */
    static EnvironmentProvider find(String name, Needs needs) {
        EnvironmentProvider found = find(name);
        List<String> refusals = refusals(found, needs);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(
                    "The environment '%s' cannot carry this scenario: %s".formatted(name, String.join("; ", refusals)));
        }
        return found;
    }

    /**
     * An environment, and why it and no other.
     *
     * @param reason a sentence without its end
     */
    record Choice(EnvironmentProvider environment, String reason) {}

    /**
     * The first that can carry what a scenario needs.
     *
     * @throws IllegalArgumentException with what each of them cannot carry
     */
    static Choice first(Needs needs) {
        List<String> others = new ArrayList<>();
        for (EnvironmentProvider candidate : ALL) {
            List<String> refusals = refusals(candidate, needs);
            if (refusals.isEmpty()) {
                String reason = others.isEmpty() ? "it has all that this scenario needs" : String.join("; ", others);
                return new Choice(candidate, reason);
            }
            others.add("'%s' cannot carry it: %s".formatted(candidate.name(), String.join("; ", refusals)));
        }
        throw new IllegalArgumentException("No environment can carry this scenario: " + String.join("; ", others));
    }

    private static List<String> refusals(EnvironmentProvider environment, Needs needs) {
        return environment.refusals(Settings.wanted(needs));
    }

    static EnvironmentProvider find(String name) {
        Choices names = new Choices(ALL.stream().map(EnvironmentProvider::name).toList());
        return ALL.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        names.refuse(name, "environment") + "; AWS and servers of your own are to come"));
    }
}
