package dev.rehearsal.cli;

import dev.rehearsal.environment.EmbeddedProvider;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.scenario.Choices;
import dev.rehearsal.scenario.Needs;
import java.util.List;

/** The environments that {@code --on} can name. */
final class Environments {
    private static final List<EnvironmentProvider> ALL = List.of(new EmbeddedProvider());

    private Environments() {}

    /**
     * The environment of that name, when it can carry what a scenario needs.
     *
     * @throws IllegalArgumentException listing the environments there are, or everything this one cannot carry
     */
    static EnvironmentProvider find(String name, Needs needs) {
        EnvironmentProvider found = find(name);
        List<String> refusals = needs.engines().stream()
                .flatMap(engine -> found.refusals(engine, engine, needs.gate().inWords()).stream())
                .distinct()
                .toList();
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(
                    "The environment '%s' cannot carry this scenario: %s".formatted(name, String.join("; ", refusals)));
        }
        return found;
    }

    static EnvironmentProvider find(String name) {
        Choices names = new Choices(ALL.stream().map(EnvironmentProvider::name).toList());
        return ALL.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        names.refuse(name, "environment") + "; containers, AWS and servers of your own are to come"));
    }
}
