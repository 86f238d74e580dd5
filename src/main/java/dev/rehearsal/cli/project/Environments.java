package dev.rehearsal.cli.project;

import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.runner.Settings;
import dev.rehearsal.scenario.Choices;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.scenario.Needs;
import dev.rehearsal.step.Need;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The environments that {@code --on} can name. */
public final class Environments {
    private static final List<EnvironmentProvider> ALL = List.of(new EmbeddedProvider(), new ContainerProvider());

    private Environments() {}

    /**
     * The environment of that name, when it can carry what a scenario needs.
     *
     * @throws IllegalArgumentException listing the environments there are, or everything this one cannot carry
     */
    static EnvironmentProvider find(String name, Needs needs) throws InvalidScenarioException {
        EnvironmentProvider found = find(name);
        require(found, needs);
        return found;
    }

    /**
     * Refuses a scenario that this environment cannot carry.
     *
     * @throws IllegalArgumentException with everything it cannot carry
     */
    static void require(EnvironmentProvider environment, Needs needs) {
        List<String> refusals = refusals(environment, needs);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException("The environment '%s' cannot carry this scenario: %s"
                    .formatted(environment.name(), String.join("; ", refusals)));
        }
    }

    /**
     * An environment, and why it and no other.
     *
     * @param reason a sentence without its end
     */
    public record Choice(EnvironmentProvider environment, String reason) {}

    /**
     * The first that can carry what a scenario needs.
     *
     * @throws IllegalArgumentException with what each of them cannot carry
     */
    public static Choice first(Needs needs) {
        List<String> others = new ArrayList<>();
        for (EnvironmentProvider candidate : ALL) {
            List<String> refusals = refusals(candidate, needs);
            if (refusals.isEmpty()) {
                String reason = others.isEmpty() ? "it has all that this scenario needs" : String.join("; ", others);
                return new Choice(candidate, reason);
            }
            others.add("'%s' cannot carry it: %s".formatted(candidate.name(), String.join("; ", refusals)));
        }
        if (needs.abilities().contains(Need.GREEN)) {
            others.add("name a file that describes servers of your own, as in --on scenarios/environments/lab.yaml");
        }
        throw new IllegalArgumentException("No environment can carry this scenario: " + String.join("; ", others));
    }

    private static List<String> refusals(EnvironmentProvider environment, Needs needs) {
        return environment.refusals(Settings.wanted(needs));
    }

    static EnvironmentProvider find(String name) throws InvalidScenarioException {
        if (ServersFile.isMeantBy(name)) {
            return ServersFile.provider(Path.of(name), System.getenv());
        }
        Choices names = new Choices(ALL.stream().map(EnvironmentProvider::name).toList());
        return ALL.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                names.refuse(name, "environment")
                                        + "; servers of your own are described by a file, as in scenarios/environments/lab.yaml; AWS is to come"));
    }
}
