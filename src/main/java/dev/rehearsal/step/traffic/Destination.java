package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.ability.MakesReader;
import dev.rehearsal.step.ability.MakesServer;
import dev.rehearsal.traffic.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a redeployed application shall be connected to, in the words of a scenario.
 *
 * @param writer {@code gate} or a role
 * @param readers {@code none} or a role
 */
record Destination(Redeployment redeployment, String writer, String readers) {
    private static final String GATE = "gate";
    private static final String NONE = "none";

    /** What no step will change. */
    List<String> blockers() throws DeploymentException {
        return writer.equals(GATE) && gate().isEmpty()
                ? List.of(
                        "the gate has no address of its own, since it is part of the application; set 'gate: pgbouncer', or 'writer' to one of "
                                + servers().roles())
                : List.of();
    }

    /** What an earlier step has to see to. */
    List<Prerequisite> missing() {
        List<Prerequisite> missing = new ArrayList<>();
        for (String role : rolesWithoutServer()) {
            missing.add(new Prerequisite(
                    MakesServer.class,
                    "'%s' has no server; create it before, or choose one of %s"
                            .formatted(role, servers().roles())));
        }
        if (!readers.equals(NONE)
                && exists(readers)
                && servers().readers(readers).isEmpty()) {
            missing.add(new Prerequisite(
                    MakesReader.class,
                    "'%s' has no readers; add one before, or set 'readers: none'".formatted(readers)));
        }
        return List.copyOf(missing);
    }

    /**
     * The addresses.
     *
     * @throws IllegalStateException when there is none yet
     */
    Connections connections() throws DeploymentException {
        Address to = writer.equals(GATE)
                ? gate().orElseThrow(() -> new IllegalStateException("the gate has no address of its own"))
                : servers().address(writer);
        return new Connections(to, readers.equals(NONE) ? Optional.empty() : Optional.of(readersAddress()));
    }

    /** The addresses as far as they are known. */
    String inPlans() {
        return "writer {address of %s}, %s"
                .formatted(writer, readers.equals(NONE) ? "no readers" : "readers {readers of %s}".formatted(readers));
    }

    private Address readersAddress() {
        return servers()
                .readers(readers)
                .orElseThrow(() -> new IllegalStateException("'%s' has no readers".formatted(readers)));
    }

    private Optional<Address> gate() throws DeploymentException {
        String database = redeployment.deployment().configured().writer().database();
        return redeployment.deployment().gate(database);
    }

    private Set<String> rolesWithoutServer() {
        Set<String> roles = new TreeSet<>();
        if (!writer.equals(GATE) && !exists(writer)) {
            roles.add(writer);
        }
        if (!readers.equals(NONE) && !exists(readers)) {
            roles.add(readers);
        }
        return roles;
    }

    private boolean exists(String role) {
        return redeployment.context().exists(role);
    }

    private Servers servers() {
        return redeployment.context().servers();
    }
}
