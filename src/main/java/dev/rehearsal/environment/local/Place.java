package dev.rehearsal.environment.local;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.environment.Closing;
import dev.rehearsal.localrds.LocalRds;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A kind of place on this machine where an imitated RDS keeps its servers. */
interface Place {
    /** With an empty account; whatever it needs besides is remembered for closing. */
    Opened open(WorkFolder work, Closing closing) throws InterruptedException;

    /**
     * An open one.
     *
     * @param doors empty where there is no PgBouncer
     * @param marks of its processes
     */
    record Opened(LocalRds account, Optional<Doors> doors, List<Mark> marks) {}

    /** PgBouncers to be. */
    interface Doors {
        /**
         * One before a database.
         *
         * @param logins who may pass
         * @param logs the folder for its log
         */
        GateDoor before(Address database, Clientele clientele, List<Credentials> logins, Path logs, Closing closing)
                throws GateException, InterruptedException;
    }
}
