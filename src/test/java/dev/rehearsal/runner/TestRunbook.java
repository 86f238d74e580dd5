package dev.rehearsal.runner;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.traffic.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Runbooks of steps that only write down what is done to them. */
record TestRunbook(List<String> log, Journal journal, WatchingWitness witness, Optional<Gate> gate) {
    static final Address BLUE = new Address(new Endpoint("blue", 5432), "shop");
    static final Verification SEEN = Verification.holds("seen");
    static final Expectations EXPECTATIONS =
            new Expectations(0, 0, 0, Expectations.Parity.EXACT, Duration.ofSeconds(1), Duration.ofSeconds(1));
    static final FakeStep.Behaviour REFUSING = () -> {
        throw new StepFailedException("do it", "a refusal", "ask nicely");
    };
    static final FakeStep.Behaviour CRASHING = () -> {
        throw new IllegalStateException("a bug");
    };

    TestRunbook() {
        this(Collections.synchronizedList(new ArrayList<>()));
    }

    private TestRunbook(List<String> log) {
        this(log, Journal.inMemory(), new WatchingWitness(log), Optional.empty());
    }

    /** The same with a gate. */
    TestRunbook behind(Gate other) {
        return new TestRunbook(log, journal, witness, Optional.of(other));
    }

    List<Finding> carryOut(Item... items) {
        return runbook(items).carryOut(new Interruption());
    }

    RunbookRun runbook(Item... items) {
        return runbook(new Limits(EXPECTATIONS), deadline -> context().within(deadline), items);
    }

    /** With other limits, and contexts that lead to servers. */
    RunbookRun runbook(Limits limits, Contexts contexts, Item... items) {
        return new RunbookRun(List.of(items), limits, contexts, journal, witness);
    }

    private StepContext context() {
        TestContext context = new TestContext();
        gate.ifPresent(each ->
                context.gate(each).server("blue", BLUE, new Servers.Spec(Engine.POSTGRES, "15", "db.m6g.large")));
        return context.build();
    }

    static Item switchover(Step... steps) {
        return new Item(Optional.of(WindowKind.SWITCHOVER), Optional.empty(), List.of(steps));
    }

    Step plain(String name) {
        return new FakeStep.Plain(name, log, () -> {}, SEEN);
    }

    Step undoable(String name) {
        return new FakeStep.Undoable(new FakeStep.Plain(name, log, () -> {}, SEEN), () -> {});
    }

    Step failing(String name) {
        return new FakeStep.Undoable(new FakeStep.Plain(name, log, REFUSING, SEEN), () -> {});
    }
}
