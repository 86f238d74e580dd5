package dev.rehearsal.runner;

import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.step.operator.RunCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often traffic is back after a command failed that follows the maintenance of a cluster with a reader, both of
 * which restart once more on the way back: {@code mvn -Pfigures test -Dtest=WayBackFigures}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WayBackFigures {
    private static final int RUNS = Integer.getInteger("runs", 20);

    @Test
    @NeedsContainers
    void traffic_is_back_each_time_behind_pgbouncer() throws Exception {
        allComeBack(
                new TestRehearsal("way-back").of("03-aurora-clone-upgrade.yaml").on(new ContainerProvider()));
    }

    @Test
    void traffic_is_back_each_time_at_the_applications_pool() throws Exception {
        allComeBack(new TestRehearsal("way-back-embedded")
                .of("03-aurora-clone-upgrade.yaml")
                .on(new EmbeddedClusters())
                .with("gate", "pool")
                .without("redeploy-application")
                .change(WayBackFigures::upToMaintenance));
    }

    private static void allComeBack(TestRehearsal rehearsal) throws Exception {
        rehearsal.with("blue.readers", "1").change(WayBackFigures::failingAfterMaintenance);
        List<String> lost = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            TestRehearsal.Result result = rehearsal.run();
            Optional<String> trouble = trouble(result);
            System.out.printf("way back %d of %d: %s%n", run, RUNS, trouble.orElse("traffic is back"));
            trouble.ifPresent(lost::add);
        }

        assertThat(lost).as("of %d ways back", RUNS).isEmpty();
    }

    /** Traffic is back when all that asked in the cool-down were answered, and what was done is taken back. */
    private static Optional<String> trouble(TestRehearsal.Result result) throws CorruptLogException {
        List<String> notUndone = result.events().stream()
                .filter(event -> event instanceof Event.Undone undone
                        && !undone.outcome().hasSucceeded())
                .map(Event::describe)
                .toList();
        List<Request> last = result.coolingDown();
        boolean isFlowing = last.stream().anyMatch(Request::isWrite)
                && last.stream().allMatch(request -> request.status() == Status.OK);
        return notUndone.isEmpty() && isFlowing
                ? Optional.empty()
                : Optional.of("%s; flows at the end: %s; found %s; see %s"
                        .formatted(
                                notUndone,
                                isFlowing,
                                findings(result),
                                result.folder().path()));
    }

    private static List<String> findings(TestRehearsal.Result result) {
        return result.events().stream()
                .filter(Event.Found.class::isInstance)
                .map(event -> ((Event.Found) event).finding())
                .map(Finding::found)
                .toList();
    }

    private static List<Item> failingAfterMaintenance(List<Item> items) {
        List<Item> all = new ArrayList<>(items);
        all.add(maintenance(items) + 1, Item.step(new RunCommand("false", "", "true")));
        return List.copyOf(all);
    }

    /** An embedded cluster cannot be upgraded, which every step after would be planned for. */
    private static List<Item> upToMaintenance(List<Item> items) {
        return items.subList(0, maintenance(items) + 1);
    }

    private static int maintenance(List<Item> items) {
        List<Optional<WindowKind>> windows = items.stream().map(Item::window).toList();
        return windows.indexOf(Optional.of(WindowKind.MAINTENANCE));
    }
}
