package dev.rehearsal.scenario;

import dev.rehearsal.journal.Expectations;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import java.time.Duration;
import java.util.Map;

/** Expectations as a scenario file writes them. */
record ExpectSpec(
        @Says("how many requests may be answered with an error") @Default("0") @Range(from = 0, to = 1e9)
        long failedRequests,

        @Says("how many requests may end without the client knowing the outcome")
        @Default("0")
        @Range(from = 0, to = 1e9)
        long unknownOutcomes,

        @Says("how many acknowledged writes may be missing") @Default("0") @Range(from = 0, to = 1e9)
        long lostWrites,

        @Says("whether blue and green must hold the same rows at the cut") @Default("exact")
        Expectations.Parity parity,

        @Says("the longest the switchover may take, from the first held request to the first write on green")
        Duration switchover,

        @Says("the longest any request may wait for its answer")
        Duration longestStall) {
    Expectations expectations() {
        return new Expectations(failedRequests, unknownOutcomes, lostWrites, parity, switchover, longestStall);
    }

    /** What is expected in general, and where it differs. */
    record ByEnvironment(Expectations everywhere, Map<String, Expectations> exceptions) {
        Expectations on(String environment) {
            return exceptions.getOrDefault(environment, everywhere);
        }
    }
}
