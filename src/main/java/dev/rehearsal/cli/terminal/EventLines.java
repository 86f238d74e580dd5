package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.Remains;
import dev.rehearsal.journal.Verdict;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** One line for each event worth telling, as logs and CI want it. Safe for many threads. */
final class EventLines implements Progress {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Screen screen;
    /** While steps run, a finding is told when all of them have been taken back. */
    private boolean isRunning;

    EventLines(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.PhaseBegan began) {
            isRunning = began.phase() == Phase.RUN;
        }
        boolean isBlocked = isRunning
                && event instanceof Event.Planned planned
                && !planned.blockers().isEmpty();
        if (isBlocked || isWorthTelling(event)) {
            screen.line("%s  %s"
                    .formatted(TIME.format(event.at()), event.describe().lines().collect(Collectors.joining("; "))));
        }
    }

    @Override
    public void say(String text) {
        screen.line(text);
    }

    @Override
    public String whileStill(Question question) throws InterruptedException {
        return question.ask();
    }

    @Override
    public void close() {}

    /** Values, lags, plans and differences come by the dozen and stand in the journal; findings are told. */
    private static boolean isWorthTelling(Event event) {
        boolean isDetail = event instanceof Background
                || event instanceof Event.ValueNoted
                || event instanceof Event.LagSeen
                || event instanceof Remains.LogKept
                || event instanceof Event.SchemaDiffered
                || event instanceof Event.Ended
                || (event instanceof Event.TableCompared compared
                        && compared.table().differing() == 0)
                || (event instanceof Event.SchemaDiffered differed
                        && differed.difference().explained())
                || event instanceof Event.Planned
                || (event instanceof Event.Verified verified && verified.verdict() == Verdict.PASSED);
        return !isDetail;
    }
}
