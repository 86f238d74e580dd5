package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.time.Durations;
import dev.rehearsal.time.Late;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The gate of one PgBouncer, or of several that serve the same database. Every database of theirs that leads to the
 * same server is held and moved too: it would be torn in two otherwise.
 *
 * <p>The file for the next server is put in place before the pause, since that may take longer than all the rest. It
 * lies there unread until {@link #repoint}, and is taken back by {@link #resume} when that never came: who restarted
 * PgBouncer would have it lead to the next server too early.
 */
public final class PgBouncerGate implements Gate, AutoCloseable {
    private final List<PgBouncer> members;
    private final Clientele clientele;
    private volatile Address left;
    private Address before;
    private Address next;
    private volatile boolean isHolding;

    /** @param target where the clientele's database leads now */
    public PgBouncerGate(List<PgBouncer> members, Clientele clientele, Address target) {
        this.members = List.copyOf(members);
        this.clientele = clientele;
        this.left = target;
        this.before = target;
        this.next = target;
    }

    /** While traffic is held there is no time to ask, and nothing to ask that was not asked before. */
    @Override
    public List<String> problems() throws GateException {
        if (isHolding) {
            return List.of();
        }
        try {
            List<String> problems = new ArrayList<>();
            for (PgBouncer member : members) {
                problems.addAll(member.problems(clientele, left));
            }
            return List.copyOf(problems);
        } catch (InterruptedException e) {
            throw interrupted("ask whether PgBouncer is fit", e);
        }
    }

    @Override
    public void prepare(Address target) throws GateException, InterruptedException {
        for (PgBouncer member : members) {
            member.prepare(clientele.database(), target);
        }
        before = left;
        next = target;
    }

    @Override
    public void pause(Duration drainWithin) throws GateException, InterruptedException {
        isHolding = true;
        boolean isHeld = false;
        try {
            List<Orders.Pausing> pausing = new ArrayList<>();
            for (PgBouncer member : members) {
                pausing.add(member.pause(clientele.database()));
            }
            Waiting.untilDrained(pausing, drainWithin);
            isHeld = true;
        } catch (TimedOutException e) {
            throw new GateException(
                    "pause traffic within %s → %s → every member was resumed; end long transactions, or allow more time with 'drainWithin'"
                            .formatted(Durations.inWords(drainWithin), busy()),
                    e);
        } finally {
            if (!isHeld) {
                resume();
            }
        }
    }

    /** Who keeps the gate from being drained. */
    private String busy() {
        try {
            return state().stream()
                    .filter(state -> state.active() > 0)
                    .map(state -> "%s has %d under way and %d waiting"
                            .formatted(state.member(), state.active(), state.waiting()))
                    .collect(Collectors.joining(", "));
        } catch (GateException e) {
            return "it cannot be told who is busy (%s)".formatted(e.getMessage());
        }
    }

    @Override
    public void repoint() throws GateException, InterruptedException {
        left = next;
        try {
            for (PgBouncer member : members) {
                member.repoint();
            }
        } catch (GateException e) {
            throw new GateException(
                    "%s; %s"
                            .formatted(
                                    e.getMessage(), isBack() ? "all were pointed back" : "not all were pointed back"),
                    e);
        }
    }

    private boolean isBack() throws InterruptedException {
        try {
            pointBack();
            return true;
        } catch (GateException e) {
            return false;
        }
    }

    @Override
    public void pointBack() throws GateException, InterruptedException {
        List<Failure> failures = onEach(PgBouncer::pointBack);
        left = before;
        refuse(failures, "point traffic back");
    }

    @Override
    public void resume() throws GateException, InterruptedException {
        List<Failure> failures = onEach(PgBouncer::resume);
        isHolding = false;
        failures.addAll(onEach(PgBouncer::takeBack));
        refuse(failures, "resume traffic");
    }

    @Override
    public List<GateState> state() throws GateException {
        try {
            List<GateState> states = new ArrayList<>();
            for (PgBouncer member : members) {
                states.addAll(member.state(clientele.database()));
            }
            return List.copyOf(states);
        } catch (InterruptedException e) {
            throw interrupted("ask for the state of traffic", e);
        }
    }

    /** What is done to one member. */
    private interface Deed {
        void to(PgBouncer member) throws GateException, InterruptedException;
    }

    /** A member, and why it did not do what was asked. */
    private record Failure(String member, GateException reason) {
        boolean isLate() {
            return Late.in(reason).isPresent();
        }

        @Override
        public String toString() {
            return "'%s': %s".formatted(member, reason.getMessage());
        }
    }

    /** Tries every member, and tells what went wrong. */
    private List<Failure> onEach(Deed deed) throws InterruptedException {
        List<Failure> failures = new ArrayList<>();
        for (PgBouncer member : members) {
            try {
                deed.to(member);
            } catch (GateException e) {
                failures.add(new Failure(member.name(), e));
            }
        }
        return failures;
    }

    /** Where one failure is no matter of time, that one is the reason. */
    private static void refuse(List<Failure> failures, String attempted) throws GateException {
        Optional<Failure> reason = failures.stream().min(Comparator.comparing(Failure::isLate));
        if (reason.isPresent()) {
            throw new GateException(
                    "%s → %s → do it by hand on the members named, if they still run"
                            .formatted(
                                    attempted,
                                    failures.stream().map(Failure::toString).collect(Collectors.joining("; "))),
                    reason.get().reason());
        }
    }

    private static GateException interrupted(String attempted, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new GateException("%s → interrupted → ask again".formatted(attempted), e);
    }

    @Override
    public void close() {
        members.forEach(PgBouncer::close);
    }
}
