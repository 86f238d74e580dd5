package dev.rehearsal.step;

import java.util.List;
import java.util.stream.Stream;

/** A process and every process it started. */
public record ProcessTree(ProcessHandle root) {
    /** Ends them all; those that appear while others are being ended, too. */
    public void end() {
        for (List<ProcessHandle> alive = alive(); !alive.isEmpty(); alive = alive()) {
            alive.forEach(ProcessHandle::destroyForcibly);
            alive.forEach(process -> process.onExit().join());
        }
    }

    /** The descendants first: once their parent is gone they are no longer found. */
    private List<ProcessHandle> alive() {
        return Stream.concat(root.descendants(), Stream.of(root))
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
