package dev.rehearsal.machine;

import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.util.ArrayDeque;

/** The samples of the last while. Safe for many threads. */
final class Recent {
    private final long remembered;
    private final ArrayDeque<MachineSample> machine = new ArrayDeque<>();
    private final ArrayDeque<ProcessSample> processes = new ArrayDeque<>();

    Recent(Duration remembered) {
        this.remembered = Micros.of(remembered);
    }

    synchronized void add(MachineSample sample) {
        machine.addLast(sample);
        while (machine.getFirst().to() < sample.to() - remembered) {
            machine.removeFirst();
        }
    }

    synchronized void add(ProcessSample sample) {
        processes.addLast(sample);
        while (processes.getFirst().to() < sample.to() - remembered) {
            processes.removeFirst();
        }
    }

    /** Looks at processes are further apart: the last one counts, however old it is. */
    synchronized MachineRecord since(long from) {
        return new MachineRecord(
                machine.stream().filter(sample -> sample.to() > from).toList(),
                processes.stream()
                        .filter(sample -> sample.to() > from || sample.equals(processes.getLast()))
                        .toList());
    }
}
