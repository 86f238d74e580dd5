package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.util.List;

/** Where a structure comes from, and how it gets to a server. */
interface StructureSource {
    /** What {@link #apply} would do. */
    List<Action> actions(StepContext context);

    /** Why it could not, as far as can be seen now. Reads only. */
    List<String> blockers(StepContext context);

    void apply(StepContext context) throws StepFailedException, InterruptedException;
}
