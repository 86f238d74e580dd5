package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Oversight;
import dev.rehearsal.database.Sql;
import java.util.List;

/**
 * Triggers of somebody's that act where nobody asked for it: when something is defined, at a rehearsal's own statements
 * too, or where changes are applied. An engine without any has none to tell of.
 */
public interface Triggers {
    /** The triggers that fire when something is defined and are enabled in a session's database, by name. */
    List<String> enabled(Sql sql);

    /** All that act, by applied changes too, a few words each. */
    List<String> acting(Sql sql);

    /** What was written in the transaction that a session has open, beside what is the rehearsal's own. */
    List<String> inTransaction(Sql sql);

    /** The statement that keeps one from firing. */
    String disabling(String name);

    /** Looks at each statement that defines something, and tells of what was written besides. */
    Oversight oversight(Oversight.Listener listener);
}
