package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work of the application that a gate with an address of its own neither holds nor moves. */
final class Bypass {
    private static final Class<? extends Step> REDEPLOY = RedeployApplication.class;

    private Bypass() {}

    /** What a redeploy has to see to before the gate is relied on; empty when the gate is part of the application. */
    static List<Prerequisite> around(StepContext context) {
        if (context.deployment().isEmpty()) {
            return List.of();
        }
        Deployment deployment = context.deployment().get();
        List<Prerequisite> found = new ArrayList<>();
        try {
            for (DeployedInstance each : deployment.deployed()) {
                outside(each, deployment).ifPresent(found::add);
            }
        } catch (DeploymentException e) {
            found.add(new Prerequisite(REDEPLOY, String.valueOf(e.getMessage())));
        }
        return List.copyOf(found);
    }

    private static Optional<Prerequisite> outside(DeployedInstance instance, Deployment deployment) {
        Address writer = instance.uses().writer();
        return deployment
                .gate(writer.database())
                .filter(gate -> !gate.equals(writer))
                .map(gate -> new Prerequisite(
                        REDEPLOY,
                        "%s does not go through the gate: it is connected to %s, not to %s; redeploy it with 'writer: gate'"
                                .formatted(instance.name(), writer, gate)));
    }

    /** What a redeploy has to see to before traffic is moved: reads that would stay where they are. */
    static List<Prerequisite> ofReads(StepContext context) {
        if (context.deployment().isEmpty()) {
            return List.of();
        }
        try {
            return context.deployment().get().deployed().stream()
                    .flatMap(each -> each.uses().readers().stream()
                            .map(readers -> new Prerequisite(
                                    REDEPLOY,
                                    "%s reads from %s, which stays where it is; redeploy it with 'readers: none'"
                                            .formatted(each.name(), readers))))
                    .toList();
        } catch (DeploymentException e) {
            return List.of(new Prerequisite(REDEPLOY, String.valueOf(e.getMessage())));
        }
    }
}
