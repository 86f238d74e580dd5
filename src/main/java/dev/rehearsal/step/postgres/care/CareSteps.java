package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps that look after a PostgreSQL server before or after its upgrade. A new one gets a line here. */
public final class CareSteps {
    private static final List<Listing> ALL = List.of(
            Listing.on(
                    Engine.POSTGRESQL,
                    UpdateExtensions.class,
                    "Medplum: On green, upgrade extensions to newest versions",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    RefreshMaterializedViews.class,
                    "Not in the runbooks: a refresh is not replicated",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    CheckUpgradeReadiness.class,
                    "Medplum: Run cutover --dry-run, and what that leaves out",
                    Need.SQL));

    private CareSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
