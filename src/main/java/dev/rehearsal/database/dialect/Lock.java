package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.Optional;

/** A lock that is held by a session for as long as it lasts, on a session's database; one for all rehearsals. */
public interface Lock {
    /**
     * Who holds it.
     *
     * @param since in words
     * @param ending the statement that ends that session
     */
    record Holder(long session, String since, String ending) {}

    /** Takes it; false where another session holds it. The session may be idle for as long as it likes from then on. */
    boolean take(Sql session);

    Optional<Holder> holder(Sql sql);
}
