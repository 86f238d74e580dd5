package dev.rehearsal.environment;

import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.StartedProcesses;

/** Writes the processes of steps down in the work folder, where a sweep looks for them. */
record WrittenDown(WorkFolder work) implements StartedProcesses {
    @Override
    public void record(ProcessHandle process, String what) {
        work.record(process, what);
    }

    @Override
    public void forget(ProcessHandle process) {
        work.forget(process.pid());
    }
}
