package dev.rehearsal.runner;

import dev.rehearsal.scenario.Item;
import dev.rehearsal.scenario.Scenario;
import java.util.List;

/** A scenario with another runbook than its file's. */
final class OtherRunbook {
    private OtherRunbook() {}

    static Scenario of(Scenario read, List<Item> runbook) {
        return new Scenario(
                read.name(),
                read.title(),
                read.source(),
                read.blue(),
                read.green(),
                read.gate(),
                read.load(),
                read.estate(),
                read.application(),
                runbook,
                read.published(),
                read.expect());
    }
}
