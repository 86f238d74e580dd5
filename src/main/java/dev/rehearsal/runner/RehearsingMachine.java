package dev.rehearsal.runner;

import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineWatch;
import dev.rehearsal.machine.Mark;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Micros;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine that rehearses: what it does meanwhile is written down, and limits of time are judged by it. Safe for
 * many threads; {@link #isSteady} is told once. Closing it ends the record, not the judging.
 */
public final class RehearsingMachine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsingMachine.class);

    private final Path folder;
    private final Optional<MachineWatch> watch;
    private volatile Steady steady = new Steady(0, 0, 0);

    private record Steady(long from, long to, double rate) {}

    private RehearsingMachine(Path folder, Optional<MachineWatch> watch) {
        this.folder = folder;
        this.watch = watch;
    }

    /** Begins to write down what it does, into a rehearsal's folder. */
    public static RehearsingMachine watched(RehearsalFolder folder) {
        return new RehearsingMachine(folder.path(), Optional.of(MachineWatch.start(folder.path())));
    }

    /** Nobody looks at it, so that it counts as one with enough of everything. */
    public static RehearsingMachine unwatched(RehearsalFolder folder) {
        return new RehearsingMachine(folder.path(), Optional.empty());
    }

    /** How to tell whose a process is, from now on. */
    void recognise(List<Mark> marks) {
        watch.ifPresent(each -> each.recognise(marks));
    }

    /** What it did since then, half a minute at most. */
    MachineRecord since(Instant from) {
        return watch.map(each -> each.since(from)).orElse(MachineRecord.NONE);
    }

    /** In that stretch the load ran by itself, at this rate. */
    void isSteady(Instant from, Instant to, double rate) {
        steady = new Steady(Micros.at(from), Micros.at(to), rate);
    }

    /** By what it has done up to now. */
    TimeJudge judge() {
        try {
            MachineRecord record = MachineRecord.in(folder);
            return new TimeJudge(record, record.between(steady.from(), steady.to()), steady.rate());
        } catch (CorruptLogException | RuntimeException e) {
            LOG.error("what the machine did cannot be read, and excuses nothing", e);
            return TimeJudge.OF_A_MACHINE_WITH_ENOUGH;
        }
    }

    @Override
    public void close() {
        watch.ifPresent(MachineWatch::close);
    }
}
