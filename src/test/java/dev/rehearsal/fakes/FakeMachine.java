package dev.rehearsal.fakes;

import dev.rehearsal.machine.MachineLog;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.ProcessSample;
import dev.rehearsal.requests.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A machine of two processors that idles, until something uses it. Times are given as offsets from its start. */
public final class FakeMachine {
    private static final int PROCESSORS = 2;
    private static final long EVERY = 250_000;
    private static final int LOOKS_BETWEEN_SCANS = 4;
    private static final long AVAILABLE = 9_000;

    private final long start;
    private final long end;
    private final List<Used> used = new ArrayList<>();
    private final List<Stretch> stolen = new ArrayList<>();
    private final List<Stretch> memory = new ArrayList<>();
    private final List<Stretch> disk = new ArrayList<>();

    public FakeMachine(Instant start, Duration lasting) {
        this.start = Micros.at(start);
        this.end = this.start + Micros.of(lasting);
    }

    private record Stretch(long from, long to, long share) {}

    private record Used(Part part, Stretch when) {}

    /** The processes of a part use that much of one processor, in thousandths. */
    public FakeMachine use(Part part, Duration from, Duration to, long share) {
        used.add(new Used(part, stretch(from, to, share)));
        return this;
    }

    /** The hypervisor takes that much of all CPU time, in thousandths. */
    public FakeMachine steal(Duration from, Duration to, long share) {
        stolen.add(stretch(from, to, share));
        return this;
    }

    /** For that much of the time, in thousandths, some process waits for memory. */
    public FakeMachine waitForMemory(Duration from, Duration to, long share) {
        memory.add(stretch(from, to, share));
        return this;
    }

    /** For that much of the time, in thousandths, some process waits for the disk. */
    public FakeMachine waitForDisk(Duration from, Duration to, long share) {
        disk.add(stretch(from, to, share));
        return this;
    }

    /** Writes both logs into the folder. */
    public FakeMachine write(Path folder) {
        try (MachineLog log = MachineLog.create(folder)) {
            for (long at = start; at < end; at += EVERY) {
                log.append(sample(at));
            }
            for (long at = start; at < end; at += LOOKS_BETWEEN_SCANS * EVERY) {
                log.append(scan(at));
            }
        }
        return this;
    }

    private MachineSample sample(long at) {
        long taken = sum(stolen, at);
        long busy = taken + sum(used.stream().map(Used::when).toList(), at) / PROCESSORS;
        return new MachineSample(
                at,
                at + EVERY,
                Math.min(1000, busy),
                taken,
                MachineSample.UNTOLD,
                sum(memory, at),
                sum(disk, at),
                AVAILABLE);
    }

    private ProcessSample scan(long at) {
        Map<Part, Long> shares = new EnumMap<>(Part.class);
        for (Used each : used) {
            shares.merge(each.part(), isIn(each.when(), at) ? each.when().share() : 0, Long::sum);
        }
        long others = shares.getOrDefault(Part.OTHERS, 0L);
        return new ProcessSample(
                at,
                at + LOOKS_BETWEEN_SCANS * EVERY,
                shares,
                others == 0 ? List.of() : List.of(new ProcessSample.Other("burner", 4711, others, 40, 0)));
    }

    private static long sum(List<Stretch> stretches, long at) {
        return stretches.stream()
                .filter(when -> isIn(when, at))
                .mapToLong(Stretch::share)
                .sum();
    }

    private static boolean isIn(Stretch when, long at) {
        return at >= when.from() && at < when.to();
    }

    private Stretch stretch(Duration from, Duration to, long share) {
        return new Stretch(start + Micros.of(from), start + Micros.of(to), share);
    }
}
