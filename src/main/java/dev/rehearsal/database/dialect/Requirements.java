package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import java.util.List;

/** What a server that somebody else set up must have before anything is rehearsed on it. */
public interface Requirements {
    /**
     * What is missing, and what to do about it, a sentence each.
     *
     * @param role that the server has in the rehearsal
     * @param operator as whom the session logged in
     */
    List<String> lacking(Sql sql, String role, Address server, String operator);
}
