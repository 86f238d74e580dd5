package dev.rehearsal.database.dialect;

import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's session, and what goes with it when it ends, as far as a server shows that to others.
 *
 * @param isInTransaction whether it has one open, and does nothing
 * @param transactionFor for how long its transaction has been open; zero for none
 * @param statementFor since when its latest statement began, where that still runs; zero for none
 * @param held what it holds beside that, such as {@code 2 temporary tables}
 * @param statement its latest, without the values in it
 * @param isExempt whether it is the operator's own, or a superuser's, which no fence ends
 */
public record ClientSession(
        int pid,
        String user,
        String application,
        String client,
        boolean isInTransaction,
        Duration transactionFor,
        boolean hasWritten,
        Duration statementFor,
        List<String> held,
        String statement,
        boolean isExempt) {
    public ClientSession {
        held = List.copyOf(held);
    }

    /** Whose it is. */
    public String who() {
        String program = application.isEmpty() ? "" : "%s, ".formatted(application);
        return "session %d of '%s' (%sfrom %s)"
                .formatted(pid, user, program, client.isEmpty() ? "its machine" : client);
    }

    /** What goes with it, one part each; nothing where it is idle and holds nothing that shows. */
    public List<String> lost() {
        List<String> lost = new ArrayList<>();
        if (hasWritten) {
            lost.add("what its transaction had written, open for " + Durations.inWords(transactionFor));
        } else if (isInTransaction) {
            lost.add("a transaction open for %s, with its cursors".formatted(Durations.inWords(transactionFor)));
        }
        if (!statementFor.isZero()) {
            lost.add("a statement that had run for " + Durations.inWords(statementFor));
        }
        lost.addAll(held);
        return List.copyOf(lost);
    }
}
