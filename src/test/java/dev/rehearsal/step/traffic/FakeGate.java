package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A gate of two members without an application, which keeps a record of what it was told. */
public final class FakeGate implements Gate {
    private final List<String> calls = new ArrayList<>();
    private Address target;
    private Optional<Address> former = Optional.empty();
    private Optional<Address> prepared = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean isPaused;
    private boolean isSilent;
    private int waitingLooks;

    public FakeGate(Address target) {
        this.target = target;
    }

    /** From now on every call is refused. */
    public FakeGate failing(String message) {
        failure = Optional.of(message);
        return this;
    }

    /** From now on no member says anything of itself. */
    public FakeGate silent() {
        isSilent = true;
        return this;
    }

    /** A request waits on each member the next so many times that somebody looks. */
    FakeGate waitingFor(int looks) {
        waitingLooks = looks;
        return this;
    }

    int looksLeft() {
        return waitingLooks;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void prepare(Address next) throws GateException {
        called("prepare " + next);
        prepared = Optional.of(next);
    }

    @Override
    public void pause(Duration drainWithin) throws GateException {
        called("pause " + drainWithin);
        isPaused = true;
    }

    @Override
    public void repoint() throws GateException {
        called("repoint");
        Address next = prepared.orElseThrow(() -> new GateException("repoint → nothing is prepared → prepare it"));
        former = Optional.of(target);
        target = next;
    }

    @Override
    public void pointBack() throws GateException {
        called("pointBack");
        target = former.orElse(target);
        former = Optional.empty();
    }

    @Override
    public void resume() throws GateException {
        called("resume");
        isPaused = false;
    }

    @Override
    public List<GateState> state() throws GateException {
        if (isSilent) {
            throw new GateException("ask for the state → application-1 is silent → see whether it runs");
        }
        int waiting = waitingLooks > 0 ? 1 : 0;
        waitingLooks = Math.max(0, waitingLooks - 1);
        return Stream.of("application-1", "application-2")
                .map(member -> new GateState(member, target, isPaused, isPaused ? 0 : 1, waiting))
                .toList();
    }

    private void called(String call) throws GateException {
        calls.add(call);
        if (failure.isPresent()) {
            throw new GateException(failure.get());
        }
    }
}
