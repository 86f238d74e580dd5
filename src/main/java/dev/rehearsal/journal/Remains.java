package dev.rehearsal.journal;

import java.time.Instant;
import java.util.List;

/** An entry of the {@link Journal} that tells of what is gone afterwards. */
public sealed interface Remains extends Event {
    /** The end of the log of a role's server, which may go with its server. */
    record LogKept(Instant at, String role, LogEnd log) implements Remains {
        @Override
        public String describe() {
            return log.hasText()
                    ? "the log of %s (%s) is kept".formatted(role, log.server())
                    : "the log of %s (%s) is not kept: %s".formatted(role, log.server(), log.place());
        }
    }

    /**
     * A step ended a session of somebody else.
     *
     * @param who whose session it was
     * @param statement its latest, without the values in it
     * @param lost what went with it, as far as a server shows that of others
     */
    record SessionEnded(Instant at, String role, String who, String statement, List<String> lost) implements Remains {
        public SessionEnded {
            lost = List.copyOf(lost);
        }

        @Override
        public String describe() {
            return "%s of %s was ended, and with it %s: %s".formatted(who, role, String.join(", ", lost), statement);
        }
    }
}
