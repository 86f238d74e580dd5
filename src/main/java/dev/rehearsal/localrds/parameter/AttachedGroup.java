package dev.rehearsal.localrds.parameter;

import java.util.Map;

/**
 * A parameter group as one server has it: how far it has come to be in use, and with which values. Safe for many
 * threads.
 */
public final class AttachedGroup {
    private GroupState state = GroupState.IN_USE;
    private Map<String, String> inEffect = Map.of();

    /** The server runs with these values. */
    public synchronized void runWith(Map<String, String> values) {
        inEffect = Map.copyOf(values);
    }

    /** The server was started with these values of the group it names now. */
    public synchronized void use(Map<String, String> values) {
        inEffect = Map.copyOf(values);
        state = GroupState.IN_USE;
    }

    public synchronized void become(GroupState next) {
        state = next;
    }

    public synchronized GroupState state() {
        return state;
    }

    /** The values that the server runs with. */
    public synchronized Map<String, String> inEffect() {
        return inEffect;
    }

    /** As RDS tells it: {@code applying}, {@code pending-reboot} or {@code in-sync}. */
    public synchronized String told(ParameterGroup group) {
        if (state == GroupState.APPLYING) {
            return "applying";
        }
        return state == GroupState.IN_USE && inEffect.equals(group.values()) ? "in-sync" : "pending-reboot";
    }
}
