package dev.rehearsal.scenario;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Says;
import java.util.List;

/** A scenario file, as it is written. */
record ScenarioFile(
        @Says("one line for people") String name,
        @Says("where the runbook comes from") String source,
        @Says("the present production server") ServerSpec blue,

        @Says("its successor; engine, version and class are blue's where not said")
        GreenSpec green,

        @Says("what must stand between application and database") @Default("any")
        GateKind gate,

        @Says("the sample data that the rehearsal begins with") @Default("{}")
        EstateSpec estate,

        @Says("the application under load") @Default("{}") ApplicationSpec application,
        @Says("the load") @Default("{}") LoadSpec load,
        @Says("the steps, in order") Runbook runbook,

        @Says("figures that others published of the same strategy, to stand beside those of the rehearsal")
        @Default("[]")
        List<PublishedSpec> published,

        @Says("what the rehearsal must show to pass") ExpectSpec.ByEnvironment expect) {
    Scenario scenario(String fileName, String environment) {
        return new Scenario(
                fileName,
                name,
                source,
                blue,
                green,
                gate,
                load,
                estate,
                application,
                runbook.items(),
                published.stream().map(PublishedSpec::figure).toList(),
                expect.on(environment));
    }
}
