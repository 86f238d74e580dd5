package dev.rehearsal.step.operator;

import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps of the operator's own. A new one gets a line here. */
public final class OperatorSteps {
    private static final List<Listing> ALL = List.of(
            Listing.onAny(RunCommand.class, "Whatever a runbook does that no step here does", Need.SHELL),
            Listing.onAny(Confirm.class, "Medplum: Review output; ensure server working as expected", Need.PERSON));

    private OperatorSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
