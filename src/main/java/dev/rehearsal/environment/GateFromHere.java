package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gate whose members run on this machine and so reach databases as this machine does, while whoever uses the gate
 * speaks of addresses as RDS reports them.
 */
final class GateFromHere implements Gate {
    private final Gate gate;
    private final Reach reach;
    private final Map<Endpoint, Endpoint> reported = new ConcurrentHashMap<>();

    /** @param first where the members point to now, as RDS reports it */
    GateFromHere(Gate gate, Reach reach, Address first) {
        this.gate = gate;
        this.reach = reach;
        fromHere(first);
    }

    @Override
    public void prepare(Address target) throws GateException, InterruptedException {
        gate.prepare(fromHere(target));
    }

    @Override
    public void pause(Duration drainWithin) throws GateException, InterruptedException {
        gate.pause(drainWithin);
    }

    @Override
    public void repoint() throws GateException, InterruptedException {
        gate.repoint();
    }

    @Override
    public void pointBack() throws GateException, InterruptedException {
        gate.pointBack();
    }

    @Override
    public void resume() throws GateException, InterruptedException {
        gate.resume();
    }

    @Override
    public List<GateState> state() throws GateException {
        return gate.state().stream()
                .map(member -> new GateState(
                        member.member(),
                        asReported(member.target()),
                        member.isPaused(),
                        member.active(),
                        member.waiting()))
                .toList();
    }

    private Address fromHere(Address target) {
        Endpoint endpoint = reach.from(target.endpoint());
        reported.put(endpoint, target.endpoint());
        return new Address(endpoint, target.database());
    }

    private Address asReported(Address target) {
        return new Address(reported.getOrDefault(target.endpoint(), target.endpoint()), target.database());
    }
}
