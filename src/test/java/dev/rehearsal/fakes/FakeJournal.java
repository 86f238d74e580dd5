package dev.rehearsal.fakes;

import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.PublishedFigure;
import dev.rehearsal.journal.RunbookLine;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal of a rehearsal with one maintenance window and one switchover. Times are offsets from its start. */
public final class FakeJournal {
    public static final Expectations EXPECTED =
            new Expectations(0, 0, 0, Expectations.Parity.EXACT, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Instant start;
    private final List<Event> events = new ArrayList<>();

    public FakeJournal(Instant start) {
        this.start = start;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public FakeJournal add(Event event) {
        events.add(event);
        return this;
    }

    public FakeJournal started() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("blue.version", "15");
        settings.put("green.version", "17");
        settings.put("load.rate", "200");
        return add(new Event.Started(
                        start,
                        "postgres-logical-replication",
                        "Upgrade of PostgreSQL by logical replication",
                        "Medplum, zero-downtime major upgrade runbook",
                        "embedded",
                        settings,
                        List.of(
                                "Real: PostgreSQL 15 and 17, logical replication, the load, the application.",
                                "Imitated: the RDS API, by a stand-in on this machine."),
                        EXPECTED))
                .add(new Background.Circumstances(
                        start, Map.of("command", "./rehearse run postgres-logical-replication")))
                .add(new Background.RunbookRead(
                        start,
                        List.of(
                                new RunbookLine(
                                        1, "enable-logical-replication", "maintenance", "Update parameter group"),
                                new RunbookLine(2, "create-publication", "", "On blue, create publication"),
                                new RunbookLine(3, "pause-traffic", "switchover", "Run cutover (PAUSE)"),
                                new RunbookLine(4, "drop-publication", "", ""))))
                .add(new Background.Published(
                        start,
                        new PublishedFigure(
                                PublishedFigure.Measure.LONGEST_WAIT,
                                "1082 ms",
                                "Somebody else, slowest request",
                                "https://example.org/upgrade")))
                .add(new Event.PhaseBegan(start, Phase.LOAD));
    }

    /** Green falls behind and catches up. */
    public FakeJournal lag(Duration from, Duration to) {
        int looks = 40;
        for (int i = 0; i < looks; i++) {
            Instant at = at(from.plus(to.minus(from).multipliedBy(i).dividedBy(looks)));
            add(new Event.LagSeen(at, "green", 4096L * i * (looks - 1 - i), "bytes"));
        }
        return this;
    }

    public FakeJournal maintenance(Duration from, Duration to) {
        return add(new Event.WindowOpened(at(from), WindowKind.MAINTENANCE))
                .step(1, "enable-logical-replication", from, to)
                .add(new Event.WindowClosed(at(to), WindowKind.MAINTENANCE));
    }

    public FakeJournal step(int number, String name, Duration from, Duration to) {
        return add(new Event.Planned(
                        at(from),
                        name,
                        number,
                        List.of("select 1", "ModifyDBInstance blue"),
                        List.of(),
                        List.of("blue has one table")))
                .add(new Event.StepBegan(at(from), name, number, "on blue"))
                .add(new Event.Executed(at(to), name, number, Outcome.succeeded()))
                .add(new Event.Verified(at(to), name, number, Verdict.PASSED, "as it should be"));
    }

    /** A switchover that reaches all its milestones in equal steps. */
    public FakeJournal switchover(Duration from, Duration to) {
        List<Milestone> milestones = List.of(
                Milestone.PAUSING,
                Milestone.DRAINED,
                Milestone.FENCED,
                Milestone.CAUGHT_UP,
                Milestone.SEQUENCES_SET,
                Milestone.REPOINTED,
                Milestone.RESUMED);
        add(new Event.WindowOpened(at(from), WindowKind.SWITCHOVER));
        Duration each = to.minus(from).dividedBy(milestones.size());
        for (int i = 0; i < milestones.size(); i++) {
            add(new Event.Reached(at(from.plus(each.multipliedBy(i))), milestones.get(i)));
            if (milestones.get(i) == Milestone.FENCED) {
                add(new Event.ValueNoted(at(from.plus(each.multipliedBy(i))), "cut.blue", "750:750:", 0));
            }
        }
        return add(new Event.WindowClosed(at(to), WindowKind.SWITCHOVER));
    }

    public FakeJournal judged(Judgement judgement, Duration at) {
        judgement.findings().forEach(finding -> add(new Event.Found(at(at), finding)));
        return add(new Event.Judged(at(at), judgement.check(), judgement.verdict(), judgement.figures()));
    }

    public FakeJournal interrupted(Duration at) {
        return add(new Event.Found(
                at(at),
                Finding.unknown(
                        FindingCode.INTERRUPTED, "an end", "an interruption", "the rehearsal", "run it again")));
    }

    public FakeJournal ended(Duration at, Verdict verdict) {
        return add(new Event.Ended(at(at), verdict));
    }

    /** Writes it to a file. */
    public FakeJournal write(Path file) {
        try (Journal journal = Journal.create(file)) {
            events.forEach(journal::append);
        }
        return this;
    }

    private Instant at(Duration offset) {
        return start.plus(offset);
    }
}
