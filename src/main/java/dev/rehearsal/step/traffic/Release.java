package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.ArrayList;
import java.util.List;

/** Traffic that is about to be let go, and where it would flow. */
record Release(StepContext context, Hold hold) {
    private static final String REDEPLOY = Step.verbOf(RedeployApplication.class);

    static Release of(StepContext context) {
        return new Release(context, Hold.of(context.journal().events()));
    }

    /** Where traffic was repointed, that has been verified; only where it was not, servers are asked. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        boolean isElsewhere = hold.isRepointed() || hold.hasBegun(REDEPLOY);
        if (isElsewhere && !hold.isCaughtUp()) {
            objections.add(
                    "nothing has shown since traffic was held that the server which takes over has every write; put '- wait-for-replication: {}' before this step, after 'fence' if there is one");
        }
        if (!isElsewhere && hold.isFenced()) {
            context.gate().ifPresent(gate -> objections.addAll(closed(gate)));
        }
        return List.copyOf(objections);
    }

    private List<String> closed(Gate gate) {
        try {
            return gate.state().stream()
                    .map(GateState::target)
                    .distinct()
                    .filter(this::isClosed)
                    .map(target ->
                            "traffic would flow to %s, which lets nobody in but the operator; put '- repoint-traffic' before this step, or have the gate read what was written for it"
                                    .formatted(target))
                    .toList();
        } catch (GateException e) {
            return List.of("where traffic would flow cannot be told: " + e.getMessage());
        }
    }

    private boolean isClosed(Address target) {
        try (Sql sql = context.connector()
                .open(target, context.operator(), context.deadline().left())) {
            return context.dialect().access().rights(sql).isClosed();
        }
    }
}
