package dev.rehearsal.environment;

import dev.rehearsal.localrds.LocalRds;
import dev.rehearsal.server.WorkFolder;

/** A kind of place on this machine where an imitated RDS keeps its servers. */
interface Place {
    /** An empty account; whatever it needs besides is remembered for closing. */
    LocalRds open(WorkFolder work, Closing closing) throws InterruptedException;
}
