package dev.rehearsal.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of the {@link Journal}: a fact, and when it became one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
public sealed interface Event permits Event.Fact, Background, Remains {
    /** An entry that came about while rehearsing. */
    sealed interface Fact extends Event {}

    Instant at();

    /** What happened, in one line without the time. */
    String describe();

    /** A rehearsal began: with what was asked for, never secrets, and a sentence on each part, real or not. */
    record Started(
            Instant at,
            String scenario,
            String title,
            String source,
            String environment,
            Map<String, String> settings,
            List<String> imitated,
            Expectations expectations)
            implements Fact {
        public Started {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            imitated = List.copyOf(imitated);
        }

        @Override
        public String describe() {
            return "rehearsal of '%s' on %s".formatted(title, environment);
        }
    }

    /** A phase began. */
    record PhaseBegan(Instant at, Phase phase) implements Fact {
        @Override
        public String describe() {
            return "phase " + phase;
        }
    }

    /**
     * A step was planned.
     *
     * @param number its place in the runbook, from 1
     * @param notes what is to be known of it
     */
    record Planned(Instant at, String step, int number, List<String> actions, List<String> blockers, List<String> notes)
            implements Fact {
        public Planned {
            actions = List.copyOf(actions);
            blockers = List.copyOf(blockers);
            notes = List.copyOf(notes);
        }

        @Override
        public String describe() {
            return blockers.isEmpty()
                    ? "%s planned: %d actions".formatted(step, actions.size())
                    : "%s blocked: %s".formatted(step, String.join("; ", blockers));
        }
    }

    /** A step began to act. */
    record StepBegan(Instant at, String step, int number, String settings) implements Fact {
        @Override
        public String describe() {
            return step + " began";
        }
    }

    /** A step's action ended. */
    record Executed(Instant at, String step, int number, Outcome outcome) implements Fact {
        @Override
        public String describe() {
            return "%s %s".formatted(step, outcome.inWords());
        }
    }

    /** A step's effect was looked for. */
    record Verified(Instant at, String step, int number, Verdict verdict, String found) implements Fact {
        @Override
        public String describe() {
            return "%s verified: %s %s".formatted(step, verdict, found).strip();
        }
    }

    /** A step was taken back. */
    record Undone(Instant at, String step, int number, Outcome outcome) implements Fact {
        @Override
        public String describe() {
            return "undo of %s %s".formatted(step, outcome.inWords());
        }
    }

    /** A measured window opened. */
    record WindowOpened(Instant at, WindowKind kind) implements Fact {
        @Override
        public String describe() {
            return kind + " window opened";
        }
    }

    /** A measured window closed. */
    record WindowClosed(Instant at, WindowKind kind) implements Fact {
        @Override
        public String describe() {
            return kind + " window closed";
        }
    }

    /** A milestone of the switchover was reached. */
    record Reached(Instant at, Milestone milestone) implements Fact {
        @Override
        public String describe() {
            return "reached " + milestone;
        }
    }

    /** A value of the runbook's table became known, noted by the step of that number, or 0 for none. */
    record ValueNoted(Instant at, String name, String value, int number) implements Fact {
        @Override
        public String describe() {
            return name + " = " + value;
        }
    }

    /**
     * The warm-up settled for a rate, of up to {@code most} requests per second.
     *
     * @param left of the machine's CPU at that rate, in percent; negative where nobody knows
     * @param isEnough whether as much is left as is wanted; where no rate leaves that much, the least is taken
     */
    record RateFound(Instant at, double rate, double most, int left, boolean isEnough) implements Fact {
        @Override
        public String describe() {
            String leaving = left < 0
                    ? "and what they leave of this machine's CPU is not known"
                    : "which leave %d %% of this machine's CPU to spare".formatted(left);
            return "%.0f requests/s, %s%s".formatted(rate, leaving, isEnough ? "" : ", though two fifths are wanted");
        }
    }

    /** How far green was behind, in the engine's own unit, such as bytes of log. */
    record LagSeen(Instant at, String role, long lag, String unit) implements Fact {
        @Override
        public String describe() {
            return "%s is %d %s behind".formatted(role, lag, unit);
        }
    }

    /** Something worth telling that is neither good nor bad. */
    record Noted(Instant at, String note) implements Fact {
        @Override
        public String describe() {
            return note;
        }
    }

    /** A question was answered, {@code by} a person or the rule that did. */
    record Answered(Instant at, String question, boolean agreed, String by) implements Fact {
        @Override
        public String describe() {
            return "%s %s, says %s".formatted(question, agreed ? "Yes" : "No", by);
        }
    }

    /** A check saw something. */
    record Found(Instant at, Finding finding) implements Fact {
        @Override
        public String describe() {
            return "%s %s: expected %s, found %s"
                    .formatted(finding.code(), finding.where(), finding.expected(), finding.found());
        }
    }

    /** A check ended, with the figures it measured, by name. */
    record Judged(Instant at, String check, Verdict verdict, Map<String, String> figures) implements Fact {
        public Judged {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }

        @Override
        public String describe() {
            return "%s: %s".formatted(check, verdict);
        }
    }

    /** The rows of a table were compared. */
    record TableCompared(Instant at, TableParity table) implements Fact {
        @Override
        public String describe() {
            return "%s compared: %,d rows, %,d%s differ"
                    .formatted(table.table(), table.blueRows(), table.differing(), table.partial() ? " or more" : "");
        }
    }

    /** Blue and green describe something differently; what their versions do not explain is a finding too. */
    record SchemaDiffered(Instant at, SchemaDifference difference) implements Fact {
        @Override
        public String describe() {
            return "%s %s differs".formatted(difference.kind(), difference.object());
        }
    }

    /** The rehearsal ended. */
    record Ended(Instant at, Verdict verdict) implements Fact {
        @Override
        public String describe() {
            return "verdict " + verdict;
        }
    }
}
