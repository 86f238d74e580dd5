package dev.rehearsal.runner;

import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rehearses the upgrade by clone up to its switchover, without what a sabotage has no part in: quick. */
final class CloneRehearsal {
    /** The application's own pool is to be connected to green before the pause, as PgBouncer is not. */
    private static final Set<String> CLOSED = Set.of("keep-out", "lift-fence");

    private static final Set<String> UPGRADE = Set.of("upgrade-cluster", "update-extensions", "analyze");
    private static final Set<String> BESIDES =
            Set.of("add-reader", "refresh-materialized-views", "compare-data", "wait-for-calm");

    /** What is done a second time for the way back. */
    private static final Set<String> WAY_BACK =
            Set.of("create-publication", "create-replication-slot", "subscribe-without-copy");

    private CloneRehearsal() {}

    /** On embedded clusters, held by the application's pool; green keeps blue's version. */
    static TestRehearsal embedded(String name) {
        return shortened(name)
                .on(new EmbeddedClusters())
                .with("gate", "pool")
                .with("blue.version", "17")
                .change(items -> without(items, UPGRADE))
                .change(items -> without(items, CLOSED))
                .without("redeploy-application");
    }

    /** Behind PgBouncer; green keeps blue's version. */
    static TestRehearsal onContainers(String name) {
        return upgraded(name).with("green.version", "15").change(items -> without(items, UPGRADE));
    }

    /** Behind PgBouncer, with the upgrade. */
    static TestRehearsal upgraded(String name) {
        return shortened(name).on(new ContainerProvider());
    }

    private static TestRehearsal shortened(String name) {
        return new TestRehearsal(name)
                .of("03-aurora-clone-upgrade.yaml")
                .with("blue.readers", "0")
                .change(CloneRehearsal::upToSwitchover)
                .change(items -> without(items, BESIDES));
    }

    /** Without what prepares the way back either. */
    private static List<Item> upToSwitchover(List<Item> items) {
        List<Item> kept = new ArrayList<>();
        for (Item item : items) {
            if (item.window().equals(Optional.of(WindowKind.SWITCHOVER))) {
                kept.add(steps(item, item.steps().stream().filter(step -> !isOf(step, "mark-way-back"))));
                return kept;
            }
            if (WAY_BACK.stream().noneMatch(verb -> isRepeated(kept, item, verb))) {
                kept.add(item);
            }
        }
        throw new IllegalArgumentException("the runbook has no switchover");
    }

    private static boolean isRepeated(List<Item> kept, Item item, String verb) {
        return isOf(item.steps().get(0), verb)
                && kept.stream().anyMatch(before -> isOf(before.steps().get(0), verb));
    }

    private static boolean isOf(Step step, String verb) {
        return step.verb().equals(verb);
    }

    private static List<Item> without(List<Item> items, Set<String> verbs) {
        return items.stream()
                .map(item -> steps(item, item.steps().stream().filter(step -> !verbs.contains(step.verb()))))
                .filter(item -> !item.steps().isEmpty())
                .toList();
    }

    private static Item steps(Item item, Stream<Step> steps) {
        return new Item(item.window(), item.limit(), steps.toList());
    }
}
