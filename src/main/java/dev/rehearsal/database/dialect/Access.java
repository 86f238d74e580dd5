package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import java.util.List;

/** Who may connect to a session's database. The session's own role, the operator's, is never kept out. */
public interface Access {
    /**
     * The rights of others as they are at one instant.
     *
     * @param closing the statements that keep everybody else out; none where nobody else may connect
     * @param opening the statements that, after these, let in again exactly those that may connect now
     * @param granting a statement for each right that is taken away, which gives it
     */
    record Rights(List<String> closing, List<String> opening, List<String> granting) {
        public Rights {
            closing = List.copyOf(closing);
            opening = List.copyOf(opening);
            granting = List.copyOf(granting);
        }

        /** Whether nobody else holds any. */
        public boolean isClosed() {
            return closing.isEmpty();
        }
    }

    /** Asked in one statement, since clients may be waiting. */
    Rights rights(Sql sql);

    /** What closes a database of which nothing is known yet, its names in braces. */
    String closing();

    /** What opens it again, written alike. */
    String opening();

    /**
     * Creates a login where it is missing, and sets its password, which leaves this machine only as the server will
     * store it, so that no log can show it.
     */
    void createLogin(Sql sql, Credentials login);

    /** The logins that may connect, by whatever right. */
    List<String> holders(Sql sql);

    /** What cannot be taken away: what was found, and what to do, joined by an arrow. */
    List<String> obstacles(Sql sql);
}
