package dev.rehearsal.step;

/**
 * Where the processes that steps start are written down, so that somebody ends them should the rehearsal be killed.
 * Safe for many threads.
 */
public interface StartedProcesses {
    /**
     * Writes a process down.
     *
     * @param what it is, to be shown to whoever ends it; without secrets
     */
    void record(ProcessHandle process, String what);

    /** Strikes one out that has ended. */
    void forget(ProcessHandle process);
}
