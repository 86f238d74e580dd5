package dev.rehearsal.scenario;

import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.PublishedFigure;
import dev.rehearsal.step.Need;
import dev.rehearsal.step.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One scenario file, read and checked: two servers, a load, a runbook, expectations.
 *
 * @param name the file's name without number and ending, as in {@code postgres-logical-replication}
 * @param title one line for people
 * @param source where the runbook comes from
 * @param green what blue becomes; engine and class are blue's where the file does not say
 * @param published what others published of the same strategy
 * @param expect as it holds in the environment that the scenario was read for
 */
public record Scenario(
        String name,
        String title,
        String source,
        ServerSpec blue,
        GreenSpec green,
        GateKind gate,
        LoadSpec load,
        EstateSpec estate,
        ApplicationSpec application,
        List<Item> runbook,
        List<PublishedFigure> published,
        Expectations expect) {
    public Scenario {
        published = List.copyOf(published);
        runbook = List.copyOf(runbook);
    }

    /** Every step, in order, whatever window it is in. */
    public List<Step> steps() {
        return runbook.stream().flatMap(item -> item.steps().stream()).toList();
    }

    /** What an environment must have to carry this scenario. */
    public Needs needs() {
        return new Needs(Set.copyOf(List.of(blue.asServer(), green.asServer())), gate, abilities());
    }

    private Set<Need> abilities() {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        needs.addAll(StepCatalog.standard().needsOf(steps()));
        if (green.exists()) {
            needs.add(Need.GREEN);
        }
        return needs;
    }
}
