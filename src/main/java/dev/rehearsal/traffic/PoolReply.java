package dev.rehearsal.traffic;

import java.util.Optional;

/**
 * What one member of a {@link PoolGate} made of an order.
 *
 * @param state as it reported it; empty when it did not answer
 * @param problem why the order was not carried out, in words; empty when it was
 */
record PoolReply(PoolMember member, Optional<GateState> state, String problem) {
    static PoolReply done(PoolMember member, GateState state) {
        return new PoolReply(member, Optional.of(state), "");
    }

    static PoolReply refused(PoolMember member, GateState state, String problem) {
        return new PoolReply(member, Optional.of(state), problem.isEmpty() ? "refuses" : problem);
    }

    static PoolReply none(PoolMember member, String problem) {
        return new PoolReply(member, Optional.empty(), problem);
    }

    boolean isDone() {
        return problem.isEmpty();
    }

    @Override
    public String toString() {
        return state.map(GateState::member).orElse(member.door().toString()) + ": " + problem;
    }
}
