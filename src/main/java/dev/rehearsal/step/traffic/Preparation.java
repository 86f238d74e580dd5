package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.StepContext;
import java.util.Optional;

/**
 * What is readied before a pause.
 *
 * @param target where traffic will go; empty when that cannot be readied yet
 * @param note why nothing is readied
 */
record Preparation(Optional<Address> target, Optional<String> note) {
    /** What stands for no server. */
    static final String NONE = "none";

    private static final String GREEN = "green";

    /** The role's server, or green's where no role is named. */
    static Preparation before(String named, StepContext context) {
        if (named.equals(NONE)) {
            return new Preparation(Optional.empty(), Optional.empty());
        }
        String role = named.isEmpty() ? GREEN : named;
        if (!context.exists(role)) {
            return nothing("'%s' has no server yet: nothing is readied before the pause".formatted(role));
        }
        try (Sql sql = context.sql(role)) {
            return context.dialect().standing().isReplica(sql)
                    ? nothing("'%s' is still a replica, and its promotion would cut what was readied".formatted(role))
                    : new Preparation(Optional.of(context.servers().address(role)), Optional.empty());
        } catch (SqlFailedException | IllegalStateException e) {
            return nothing("'%s' takes no connections: nothing is readied before the pause".formatted(role));
        }
    }

    private static Preparation nothing(String because) {
        return new Preparation(Optional.empty(), Optional.of(because));
    }
}
