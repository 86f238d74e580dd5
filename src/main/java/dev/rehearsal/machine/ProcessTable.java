package dev.rehearsal.machine;

import java.util.List;

/** The processes of this machine, as its system tells them. For one thread. */
interface ProcessTable {
    /** All that can be seen; one that ends meanwhile may be missing. */
    List<RunningProcess> read();

    /** The words of its command line; empty when it has ended, or is not ours to see. */
    String commandLine(RunningProcess process);

    /** Where the system accounts for it; a container's id is part of that. Empty where there is no such thing. */
    String group(RunningProcess process);

    /** As this machine's system tells them. */
    static ProcessTable ofThisMachine() {
        return LinuxProcesses.isHere() ? new LinuxProcesses() : new PortableProcesses();
    }
}
