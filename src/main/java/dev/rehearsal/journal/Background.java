package dev.rehearsal.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of the {@link Journal} that was so before anything happened. */
public sealed interface Background extends Event {
    /** On which machine, with which programs and by which command it is rehearsed, by name; never secrets. */
    record Circumstances(Instant at, Map<String, String> facts) implements Background {
        public Circumstances {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }

        @Override
        public String describe() {
            return "on " + facts;
        }
    }

    /** The runbook was read: every step, in order, whether it will run or not. */
    record RunbookRead(Instant at, List<RunbookLine> lines) implements Background {
        public RunbookRead {
            lines = List.copyOf(lines);
        }

        @Override
        public String describe() {
            return "a runbook of %d steps".formatted(lines.size());
        }
    }

    /** Others who went about it in the same way published a figure. */
    record Published(Instant at, PublishedFigure figure) implements Background {
        @Override
        public String describe() {
            return "%s: %s".formatted(figure.by(), figure.value());
        }
    }
}
