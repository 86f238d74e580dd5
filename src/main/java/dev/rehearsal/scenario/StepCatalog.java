package dev.rehearsal.scenario;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.database.DatabaseSteps;
import dev.rehearsal.step.operator.OperatorSteps;
import dev.rehearsal.step.postgres.care.CareSteps;
import dev.rehearsal.step.postgres.replication.ReplicationSteps;
import dev.rehearsal.step.postgres.schema.SchemaSteps;
import dev.rehearsal.step.rds.RdsSteps;
import dev.rehearsal.step.traffic.TrafficSteps;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that a runbook may name. Each package of steps has a list of its own. */
public final class StepCatalog {
    private static final StepCatalog STANDARD = new StepCatalog(Stream.of(
                    DatabaseSteps.all(),
                    ReplicationSteps.all(),
                    SchemaSteps.all(),
                    CareSteps.all(),
                    RdsSteps.all(),
                    TrafficSteps.all(),
                    OperatorSteps.all())
            .flatMap(List::stream)
            .toList());

    private final List<Listing> listings;
    private final List<Listing> ofOtherEngines;

    /** @throws IllegalArgumentException when two classes have one verb for one engine */
    StepCatalog(List<Listing> listings) {
        this(listings, List.of());
        for (int i = 0; i < listings.size(); i++) {
            for (Listing other : listings.subList(i + 1, listings.size())) {
                refuseOneVerb(listings.get(i), other);
            }
        }
    }

    private static void refuseOneVerb(Listing one, Listing other) {
        if (one.verb().equals(other.verb()) && haveCommon(one, other)) {
            throw new IllegalArgumentException("%s and %s are both called %s, for one engine; rename either"
                    .formatted(one.type().getName(), other.type().getName(), one.verb()));
        }
    }

    private StepCatalog(List<Listing> listings, List<Listing> ofOtherEngines) {
        this.listings =
                listings.stream().sorted(Comparator.comparing(Listing::verb)).toList();
        this.ofOtherEngines = List.copyOf(ofOtherEngines);
    }

    private static boolean haveCommon(Listing one, Listing other) {
        Set<Engine> common = new HashSet<>(one.engines());
        common.retainAll(other.engines());
        return !common.isEmpty();
    }

    /** Every step there is. */
    public static StepCatalog standard() {
        return STANDARD;
    }

    /** The steps for servers of one engine. */
    StepCatalog of(Engine engine) {
        return new StepCatalog(
                listings.stream()
                        .filter(each -> each.engines().contains(engine))
                        .toList(),
                listings.stream()
                        .filter(each -> !each.engines().contains(engine))
                        .toList());
    }

    /** By verb. */
    public List<Listing> listings() {
        return listings;
    }

    Optional<Listing> named(String verb) {
        return listings.stream().filter(each -> each.verb().equals(verb)).findFirst();
    }

    /** Who wrote a verb that {@link #named} does not know. */
    String refuse(String verb) {
        return ofOtherEngines.stream()
                .filter(each -> each.verb().equals(verb))
                .findFirst()
                .map(each -> "'%s' is a step for %s; choose one of %s"
                        .formatted(
                                verb,
                                each.engines().stream()
                                        .map(Engine::rdsName)
                                        .sorted()
                                        .collect(Collectors.joining(" and ")),
                                String.join(", ", choices().words())))
                .orElseGet(() -> choices().refuse(verb, "step"));
    }

    Choices choices() {
        return new Choices(listings.stream().map(Listing::verb).toList());
    }

    /** The settings of a step, in the order of its record. */
    public static List<StepSetting> settingsOf(Listing listing) {
        return settings(listing, new Notations(STANDARD)).components().stream()
                .map(StepSetting::of)
                .toList();
    }

    static Settings<?> settings(Listing listing, Notations notations) {
        return Settings.of(listing.type().asSubclass(Record.class), listing.verb(), notations);
    }

    /** What these steps need, together. */
    Set<Need> needsOf(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> listings.stream().filter(each -> each.type() == step.getClass()))
                .flatMap(each -> each.needs().stream())
                .collect(Collectors.toSet());
    }
}
