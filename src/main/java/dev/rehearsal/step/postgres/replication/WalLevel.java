package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.ability.EnablesPublishing;
import java.util.List;

/** How much a server writes to its log; logical replication needs all of it. */
final class WalLevel {
    private WalLevel() {}

    static List<Prerequisite> prerequisites(Sql sql, String role) {
        String level = sql.text("select current_setting('wal_level')").orElse("unknown");
        return level.equals("logical")
                ? List.of()
                : List.of(new Prerequisite(
                        EnablesPublishing.class,
                        "replicate from %s logically → wal_level is %s → set rds.logical_replication (elsewhere wal_level = logical) and restart"
                                .formatted(role, level)));
    }
}
