package dev.rehearsal.environment.local;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import dev.rehearsal.traffic.Gate;

/**
 * A gate that applications connect to instead of the database.
 *
 * @param endpoint its address, as servers see it
 * @param fromHere where this machine reaches it
 */
record GateDoor(Gate gate, Endpoint endpoint, Endpoint fromHere) {
    /** How this machine gets to servers, and to this gate. */
    Reach reach(Reach servers) {
        return wanted -> wanted.equals(endpoint) ? fromHere : servers.from(wanted);
    }
}
