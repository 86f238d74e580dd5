package dev.rehearsal.traffic;

import java.util.Optional;

/**
 * What one member of a {@link PoolGate} made of an order.
 *
 * @param state as it reported it; empty when it did not answer
 * @param problem why the order was not carried out, in words; empty when it was
 * @param isLate whether the reason is that the time for it had passed
 */
record PoolReply(PoolMember member, Optional<GateState> state, String problem, boolean isLate) {
    static PoolReply done(PoolMember member, GateState state) {
        return new PoolReply(member, Optional.of(state), "", false);
    }

    static PoolReply refused(PoolMember member, GateState state, String problem, boolean isLate) {
        return new PoolReply(member, Optional.of(state), problem.isEmpty() ? "refuses" : problem, isLate);
    }

    static PoolReply none(PoolMember member, String problem) {
        return new PoolReply(member, Optional.empty(), problem, false);
    }

    static PoolReply late(PoolMember member, String problem) {
        return new PoolReply(member, Optional.empty(), problem, true);
    }

    boolean isDone() {
        return problem.isEmpty();
    }

    @Override
    public String toString() {
        return state.map(GateState::member).orElse(member.door().toString()) + ": " + problem;
    }
}
