package dev.rehearsal.step;

import java.util.List;

/** A step after which writes reach green. Before it, the rehearsal takes its snapshot of green for parity. */
public interface ReleasesTraffic extends Step {
    /**
     * What speaks against letting traffic go now, where it would flow to another server, a sentence each: it is the
     * last moment at which there is a way back. Asked while clients wait, so a runbook that is sound has to cost
     * nothing.
     */
    default List<String> objections(StepContext context) {
        return List.of();
    }
}
