package dev.rehearsal.step.database;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;

/**
 * Fences a server that is to take over, before traffic is held: whatever leads somebody there too early, such as a
 * PgBouncer that restarts in the pause and reads the file that lies there for later, what he writes would be lost.
 * {@code lift-fence} lets everybody in, once the gate has been seen to hold them still. Nobody uses the server yet, so
 * nothing is held by this.
 */
public record KeepOut(
        @Default("green") @Says("the server that is to take over") @Role
        String on) implements Reversible {
    @Override
    public Plan plan(StepContext context) {
        return fence().plan(context);
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        fence().shut(context);
    }

    @Override
    public Verification verify(StepContext context) {
        return fence().verify(context);
    }

    /** At once or not at all: nobody waits for this server. */
    @Override
    public void undo(StepContext context) {
        new FencedDatabase(context, on).lift();
    }

    private Fence fence() {
        return new Fence(on);
    }
}
