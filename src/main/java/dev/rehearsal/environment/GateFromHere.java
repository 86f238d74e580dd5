package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.List;

/**
 * A gate whose members run on this machine and so reach databases as this machine does, while whoever uses the gate
 * speaks of addresses as RDS reports them.
 */
public final class GateFromHere implements Gate {
    private final Gate gate;
    private final Views views;

    public GateFromHere(Gate gate, Views views) {
        this.gate = gate;
        this.views = views;
    }

    @Override
    public List<String> problems() throws GateException {
        return gate.problems();
    }

    @Override
    public void prepare(Address target) throws GateException, InterruptedException {
        gate.prepare(views.fromHere(target));
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
                        views.asReported(member.target()),
                        member.isPaused(),
                        member.active(),
                        member.waiting()))
                .toList();
    }
}
