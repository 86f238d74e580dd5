package dev.rehearsal.runner;

import dev.rehearsal.environment.Environment;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.journal.Remains;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the ends of the servers' logs into the journal, each time what is new in them. Of servers that went before, what
 * was seen last. For one thread.
 */
final class KeptLogs {
    private final Environment environment;
    private final Journal journal;
    private final List<Seen> retired = new ArrayList<>();
    private final Map<String, LogEnd> kept = new HashMap<>();

    KeptLogs(Environment environment, Journal journal) {
        this.environment = environment;
        this.journal = journal;
    }

    private record Seen(String role, LogEnd log) {}

    /** Looks at the log of a role's server that is about to be taken away. */
    void beforeRetiring(String role) {
        retired.addAll(seen(role));
    }

    /** Keeps what is not kept yet. */
    void keep() {
        List<Seen> all = new ArrayList<>(retired);
        environment.servers().roles().forEach(role -> all.addAll(seen(role)));
        all.forEach(this::keep);
    }

    private void keep(Seen seen) {
        LogEnd log = seen.log();
        Optional<LogEnd> before = Optional.ofNullable(kept.put(log.server(), log));
        boolean isKnown = before.filter(log::equals).isPresent();
        LogEnd news = before.map(log::since).orElse(log);
        if (!isKnown && (news.hasText() || before.isEmpty())) {
            journal.append(new Remains.LogKept(journal.now(), seen.role(), news));
        }
    }

    private List<Seen> seen(String role) {
        return environment.logs().endsOf(role).stream()
                .map(log -> new Seen(role, log))
                .toList();
    }
}
