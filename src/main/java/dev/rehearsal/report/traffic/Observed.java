package dev.rehearsal.report.traffic;

import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the logs of requests and of the machine tell beyond the figures. The first is gathered in memory that does not
 * grow with it. For one thread.
 */
public final class Observed {
    private final Timeline timeline = new Timeline();
    private final Crowd crowd = new Crowd();
    private final ErrorLines errors = new ErrorLines();
    private final List<CloseUp> closeUps;
    private final Optional<MachineTimeline> machine;

    private Observed(Story story, MachineRecord machine) {
        this.closeUps = CloseUp.ofWindows(story);
        this.machine = MachineTimeline.of(machine, story.origin().processors());
    }

    /** Reads those logs that are in a rehearsal's folder. */
    public static Observed in(Path folder, Story story) throws CorruptLogException {
        Observed observed = new Observed(story, MachineRecord.in(folder));
        Path requests = folder.resolve(RequestLog.NAME);
        if (Files.exists(requests)) {
            try (LogReader<Request> log = RequestLog.read(requests)) {
                log.forEach(observed::add);
            }
        }
        return observed;
    }

    private void add(Request request) {
        timeline.add(request);
        crowd.add(request);
        errors.add(request);
        closeUps.forEach(closeUp -> closeUp.add(request));
    }

    public Timeline timeline() {
        return timeline;
    }

    /** The most requests under way at once, bucket by bucket of the timeline. */
    public List<Long> inFlight() {
        return crowd.peaks(timeline);
    }

    /** What the machine did; empty when nobody wrote it down. */
    public Optional<MachineTimeline> machine() {
        return machine;
    }

    public ErrorLines errors() {
        return errors;
    }

    /** The windows in which there were requests. */
    public List<CloseUp> closeUps() {
        return closeUps.stream()
                .filter(closeUp -> closeUp.slowest().isPresent())
                .toList();
    }
}
