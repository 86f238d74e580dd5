package dev.rehearsal.machine;

import dev.rehearsal.machine.ProcessSample.Other;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Machines as they may have been, for tests: samples of a quarter of a second and of a second, one after the other. */
final class Machines {
    private static final long SAMPLE = 250_000;
    private static final long SCAN = 1_000_000;

    private final List<MachineSample> machine = new ArrayList<>();
    private final List<ProcessSample> processes = new ArrayList<>();
    private long now;

    /** So many samples of a machine that is so busy, in thousandths. */
    Machines busy(int samples, long busy) {
        return samples(samples, busy, 0, 0);
    }

    Machines waitingForMemory(int samples, long share) {
        return samples(samples, 300, share, 0);
    }

    Machines waitingForDisk(int samples, long share) {
        return samples(samples, 300, 0, share);
    }

    private Machines samples(int samples, long busy, long memory, long disk) {
        for (int i = 0; i < samples; i++) {
            machine.add(new MachineSample(now, now + SAMPLE, busy, 0, 0, memory, disk, 1_000));
            now += SAMPLE;
        }
        return this;
    }

    /** A second more in which parts used that much, in thousandths of one processor. */
    Machines used(Map<Part, Long> shares, Other... others) {
        long from = processes.size() * SCAN;
        Map<Part, Long> all = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            all.put(part, shares.getOrDefault(part, 0L));
        }
        processes.add(new ProcessSample(from, from + SCAN, all, List.of(others)));
        return this;
    }

    MachineRecord record() {
        return new MachineRecord(machine, processes);
    }
}
