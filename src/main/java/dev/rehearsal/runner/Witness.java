package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.machine.TimeJudge;
import java.util.Optional;

/** Is told of the moments of a runbook after which something can no longer be seen. */
interface Witness {
    /** Looks at nothing. */
    Witness NOBODY = new Witness() {
        @Override
        public void beforeMoving(WindowKind kind) {}

        @Override
        public void afterCut() {}

        @Override
        public void abandonCut() {}

        @Override
        public void beforeRelease() {}

        @Override
        public void beforeTakingBack() {}

        @Override
        public Finding beforeUndoing(Finding failure, Optional<String> logOf) {
            return failure;
        }

        @Override
        public void lastLook(String role) {}

        @Override
        public void beforeRetiring(String role) {}

        @Override
        public Optional<Finding> load() {
            return Optional.empty();
        }

        @Override
        public TimeJudge times() {
            return TimeJudge.OF_A_MACHINE_WITH_ENOUGH;
        }
    };

    /** Called just before a window opens in which traffic moves. */
    void beforeMoving(WindowKind kind);

    /**
     * Called while traffic is still held, when the server that it moves to has all that it will have before it takes
     * writes. It may be called by another thread than the others, while that one calls nothing but {@link #abandonCut}
     * and {@link #load}.
     */
    void afterCut();

    /** Called when nobody waits for {@link #afterCut} any more, which a server that hangs may keep from ending. */
    void abandonCut();

    /** Called when writes are about to reach the server that traffic moves to. */
    void beforeRelease();

    /** Called before anything is taken back, which no look may stand in the way of. */
    void beforeTakingBack();

    /**
     * Called once traffic flows again, before anything else is taken back, servers among it.
     *
     * @param logOf the role whose server's log tells why the step failed; empty where none does
     * @return the failure, with its cause where that is told
     */
    Finding beforeUndoing(Finding failure, Optional<String> logOf);

    /** Called just before a server is taken away, or written to anew. */
    void lastLook(String role);

    /** Called just before a server is taken away, once it was looked at. */
    void beforeRetiring(String role);

    /** Asked after each step: a finding when the load no longer runs. */
    Optional<Finding> load();

    /** Asked when a limit of time was missed: how to judge that by what the machine did. */
    TimeJudge times();
}
