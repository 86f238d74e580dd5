package dev.rehearsal.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * What one member of a {@link PoolGate} made of an order.
 *
 * @param state as it reported it; empty when it did not answer
 * @param problem why the order was not carried out, in words; empty when it was
 * @param waited how long was waited for it, where the reason is that the time had passed
 */
record PoolReply(PoolMember member, Optional<GateState> state, String problem, Optional<Duration> waited) {
    static PoolReply done(PoolMember member, GateState state) {
        return new PoolReply(member, Optional.of(state), "", Optional.empty());
    }

    static PoolReply refused(PoolMember member, GateState state, String problem, Optional<Duration> waited) {
        return new PoolReply(member, Optional.of(state), problem.isEmpty() ? "refuses" : problem, waited);
    }

    static PoolReply none(PoolMember member, String problem) {
        return new PoolReply(member, Optional.empty(), problem, Optional.empty());
    }

    static PoolReply late(PoolMember member, String problem, Duration waited) {
        return new PoolReply(member, Optional.empty(), problem, Optional.of(waited));
    }

    boolean isDone() {
        return problem.isEmpty();
    }

    @Override
    public String toString() {
        return state.map(GateState::member).orElse(member.door().toString()) + ": " + problem;
    }
}
