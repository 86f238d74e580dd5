package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Remains;
import java.util.ArrayList;
import java.util.List;

/** What the journal keeps of servers and sessions that are gone. */
public record Kept(List<Remains.LogKept> logs, List<Remains.SessionEnded> sessions) {
    public Kept {
        logs = List.copyOf(logs);
        sessions = List.copyOf(sessions);
    }

    static Kept in(List<Event> events) {
        List<Remains.LogKept> logs = new ArrayList<>();
        List<Remains.SessionEnded> sessions = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Remains.LogKept log) {
                logs.add(log);
            } else if (event instanceof Remains.SessionEnded session) {
                sessions.add(session);
            }
        }
        return new Kept(logs, sessions);
    }

    /** The sessions that were ended, and what was lost by it. */
    public Grid endedSessions() {
        return Grid.ofWords(
                "Sessions that steps ended, and what was lost by it",
                List.of("whose", "on", "at (UTC)", "lost", "latest statement"),
                sessions.stream()
                        .map(each -> List.of(
                                each.who(),
                                each.role(),
                                ClientTables.time(each.at()),
                                String.join("; ", each.lost()),
                                each.statement()))
                        .toList());
    }
}
