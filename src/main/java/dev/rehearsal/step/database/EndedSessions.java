package dev.rehearsal.step.database;

import dev.rehearsal.database.dialect.ClientSession;
import dev.rehearsal.database.dialect.Sessions;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Remains;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells the journal whose sessions a step ends and what is lost by it, each once. For one thread. */
final class EndedSessions {
    private final Journal journal;
    private final String role;
    private final Set<Integer> told = new HashSet<>();

    EndedSessions(Journal journal, String role) {
        this.journal = journal;
        this.role = role;
    }

    /** Sessions as they were when they were asked to end, and exempt ones, which were not. */
    void tell(List<ClientSession> sessions) {
        List<ClientSession> fresh =
                sessions.stream().filter(session -> told.add(session.pid())).toList();
        fresh.stream().filter(ClientSession::isExempt).forEach(this::tellOfExempt);
        List<ClientSession> ended =
                fresh.stream().filter(session -> !session.isExempt()).toList();
        ended.stream().filter(session -> !session.lost().isEmpty()).forEach(this::tellOfLoss);
        if (!ended.isEmpty()) {
            journal.note("Sessions ended on %s: %s".formatted(role, byUser(users(ended))));
        }
    }

    /** Sessions that were asked to end as they began: whose they were is known, and what they held is not. */
    void tellBegun(List<Sessions.Left> sessions) {
        List<String> fresh = sessions.stream()
                .filter(session -> told.add(session.pid()))
                .map(Sessions.Left::user)
                .toList();
        if (!fresh.isEmpty()) {
            journal.note("Sessions ended on %s as they began: %s".formatted(role, byUser(fresh)));
        }
    }

    private void tellOfLoss(ClientSession session) {
        journal.append(
                new Remains.SessionEnded(journal.now(), role, session.who(), session.statement(), session.lost()));
    }

    /** Not ended, so that it commits when it likes. */
    private void tellOfExempt(ClientSession session) {
        journal.note(
                "%s has written in a transaction that is still open on %s, and the fence does not end it. If it commits after the cut, its rows are missing on the successor. Its latest statement: %s"
                        .formatted(session.who(), role, session.statement()));
    }

    /**
     * What ending them now would do, for a plan.
     *
     * @param held users whose sessions have nothing to lose once traffic is held
     */
    static List<String> foretold(List<ClientSession> sessions, Set<String> held) {
        List<ClientSession> ended =
                sessions.stream().filter(session -> !session.isExempt()).toList();
        List<String> foretold = new ArrayList<>();
        if (!ended.isEmpty()) {
            foretold.add("sessions that it would end now: " + byUser(users(ended)));
        }
        ended.stream()
                .filter(session ->
                        !held.contains(session.user()) && !session.lost().isEmpty())
                .map(session -> "%s would lose %s: %s"
                        .formatted(session.who(), String.join(", ", session.lost()), session.statement()))
                .forEach(foretold::add);
        return List.copyOf(foretold);
    }

    private static List<String> users(List<ClientSession> sessions) {
        return sessions.stream().map(ClientSession::user).toList();
    }

    private static String byUser(List<String> ended) {
        Map<String, Long> counts =
                ended.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> "%d of '%s'".formatted(each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }
}
