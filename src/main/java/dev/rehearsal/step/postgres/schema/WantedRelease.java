package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.step.StepContext;

/** The major version that the scenario wants of a role's server, which need not be there yet. */
public final class WantedRelease {
    private WantedRelease() {}

    public static int of(StepContext context, String role) {
        return Integer.parseInt(context.servers().spec(role).version().replaceFirst("\\..*", ""));
    }
}
