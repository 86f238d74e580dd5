package dev.rehearsal.step;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Engine;
import java.util.Optional;
import java.util.Set;

/**
 * The runbook's roles and the RDS identifiers they stand for. Identifiers are filled in by steps; addresses are asked
 * from RDS at each use, never kept. Safe for many threads.
 */
public interface Servers {
    /** The RDS identifier of a role; empty until a step has assigned one. */
    Optional<String> identifier(String role);

    /** From now on the role stands for this RDS identifier. Journalled. */
    void assign(String role, String identifier, Kind kind);

    /** The role stands for nothing any more. Journalled. */
    void release(String role);

    /** Every role with an identifier. */
    Set<String> roles();

    /**
     * Where the role's server is now.
     *
     * @throws IllegalStateException naming the roles there are, when this role has none or RDS reports no address
     */
    Address address(String role);

    /**
     * Where reads may go instead: a cluster's reader endpoint, or an instance's first read replica.
     *
     * @return empty when the role has no server, or that has no readers
     */
    Optional<Address> readers(String role);

    /** What a role stands for in RDS. */
    enum Kind {
        /** An instance, be it one of a cluster's. */
        INSTANCE,
        CLUSTER
    }

    /** What the role stands for; empty as long as it has no server. */
    default Optional<Kind> kind(String role) {
        return Optional.empty();
    }

    /** Whether the role stands for a cluster; as long as it has no server, its engine decides. */
    default boolean isCluster(String role) {
        return kind(role)
                .map(Kind.CLUSTER::equals)
                .orElseGet(() -> spec(role).engine().isCluster());
    }

    /** What the scenario says of a role, whether or not its server exists yet. */
    Spec spec(String role);

    /**
     * A server as the scenario wants it.
     *
     * @param version major or full version
     * @param instanceClass RDS instance class, such as {@code db.r6g.large}
     */
    record Spec(Engine engine, String version, String instanceClass) {}
}
