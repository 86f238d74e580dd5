package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.TableOwners;
import dev.rehearsal.step.Few;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The owners of a subscriber's tables, as whom rows are copied and changes applied from release 16 on, unless the
 * subscription says run_as_owner, which ours does not. (PostgreSQL, "CREATE SUBSCRIPTION")
 *
 * @param areFilled whether the subscription copies the rows too
 */
record OwnersWhoApply(String on, boolean areFilled) {

    /** What keeps these owners from it, each behind what was attempted. */
    List<String> blockers(Sql sql, UnaryOperator<String> attempt) {
        List<String> blockers = new ArrayList<>();
        TableOwners.keepingChangesOff(sql)
                .forEach(owner -> blockers.add(attempt.apply(
                                "tables of %s belong to %s, and changes are applied as their owner, to whom the operator cannot SET ROLE"
                                        .formatted(on, owner))
                        + "grant that role to the operator"));
        List<String> limited = TableOwners.refusingChanges(sql, areFilled);
        if (!limited.isEmpty()) {
            blockers.add(
                    attempt.apply("%s of %s cannot be changed by their owner, as whom changes are applied"
                                    .formatted(new Few(limited), on))
                            + "grant the owner what he lacks, alter role ... bypassrls or alter table ... no force row level security");
        }
        return blockers;
    }
}
