package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Optional;

/** Schemas that a rehearsal makes of its own beside those of others, each of which says of itself whose it is. */
public interface Schemas {
    boolean isThere(Sql sql, String name);

    /** What a schema says of itself; empty where it says nothing, or there is none. */
    Optional<String> mark(Sql sql, String name);

    /** What makes one that says so of itself. */
    List<String> creating(String name, String mark);

    /** What removes one with all that is in it, and gives up where it would have to wait for long. */
    List<String> dropping(String name);
}
