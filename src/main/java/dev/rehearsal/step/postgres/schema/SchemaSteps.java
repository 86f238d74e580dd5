package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps that bring structure. A new one gets a line here. */
public final class SchemaSteps {
    private static final List<Listing> ALL = List.of(Listing.on(
            Engine.POSTGRESQL,
            ApplySchema.class,
            "Not in the runbooks: an empty green is given blue's structure, which a clone brings along",
            Need.SQL));

    private SchemaSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
