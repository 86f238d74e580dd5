package dev.rehearsal.machine;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;

/** Follows the log of a machine while it grows and says, whenever asked, how busy it is. Used by one thread. */
public final class LiveMachine implements AutoCloseable {
    private static final long WINDOW = 1_000_000;

    private final Path folder;
    private final ArrayDeque<MachineSample> recent = new ArrayDeque<>();
    private Optional<LogReader<MachineSample>> reader = Optional.empty();

    /** @param folder of the rehearsal, whose machine need not be watched yet */
    public LiveMachine(Path folder) {
        this.folder = folder;
    }

    /** Of all CPU time of the last second that was logged, what was used, in thousandths; empty before the first. */
    public OptionalLong busy() throws CorruptLogException {
        if (reader.isEmpty() && MachineLog.isIn(folder)) {
            reader = Optional.of(MachineLog.machine(folder));
        }
        if (reader.isPresent()) {
            reader.get().forEach(this::see);
        }
        return recent.stream().mapToLong(MachineSample::busy).average().stream()
                .mapToLong(Math::round)
                .findFirst();
    }

    private void see(MachineSample sample) {
        recent.addLast(sample);
        while (recent.getFirst().from() < sample.to() - WINDOW && recent.size() > 1) {
            recent.removeFirst();
        }
    }

    @Override
    public void close() {
        reader.ifPresent(LogReader::close);
    }
}
