package dev.rehearsal.localrds.group;

import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.AttachedGroup;
import dev.rehearsal.localrds.parameter.GroupState;
import dev.rehearsal.localrds.parameter.ParameterEdits;
import dev.rehearsal.localrds.running.Running;
import java.util.HashMap;
import java.util.Map;

/** A server that uses a parameter group, and what becomes of a change to the group. */
record GroupUse(RdsAccount account, Instance instance, AttachedGroup group) {

    /** Queues that the running server takes over values that need no restart. */
    void take(Map<String, String> atOnce) {
        if (atOnce.isEmpty() || group.state() != GroupState.IN_USE) {
            return;
        }
        instance.lane().later(() -> {
            Map<String, String> values = new HashMap<>(group.inEffect());
            values.putAll(atOnce);
            new Running(account, instance).reload(group, values);
        });
    }

    /** Queues that the running server forgets dynamic values that were reset. */
    void forget(ParameterEdits edits) {
        instance.lane().later(() -> new Running(account, instance).reload(group, edits.withoutReset(group.inEffect())));
    }
}
