package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.traffic.GateException;

/** Two addresses, and a gate before the first; nothing listens at either. */
record TrafficStage(FakeGate gate, StepContext context) {
    static final Address BLUE = new Address(new Endpoint("127.0.0.1", 1), "shop");
    static final Address GREEN = new Address(new Endpoint("127.0.0.1", 2), "shop");
    private static final Spec SPEC = new Spec(Engine.POSTGRES, "15", "db.m6g.large");

    static TrafficStage open() {
        FakeGate gate = new FakeGate(BLUE);
        return new TrafficStage(gate, behind(gate).build());
    }

    /** The same, with an application that was deployed. */
    static TrafficStage open(FakeDeployment deployment) {
        FakeGate gate = new FakeGate(BLUE);
        return new TrafficStage(gate, behind(gate).deployment(deployment).build());
    }

    private static TestContext behind(FakeGate gate) {
        return new TestContext()
                .server("blue", BLUE, SPEC)
                .server("green", GREEN, SPEC)
                .gate(gate);
    }

    String state() {
        try {
            return gate.state().toString();
        } catch (GateException e) {
            throw new IllegalStateException(e);
        }
    }

    static StepContext withoutGate() {
        return new TestContext()
                .server("blue", BLUE, SPEC)
                .server("green", GREEN, SPEC)
                .build();
    }
}
