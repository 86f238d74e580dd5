package dev.rehearsal.machine;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LiveMachineTest {
    private static final long EVERY = 250_000;

    @TempDir
    private Path folder;

    @Test
    void it_follows_a_log_that_grows_and_tells_of_its_last_second() throws Exception {
        try (LiveMachine machine = new LiveMachine(folder)) {
            assertThat(machine.busy()).isEmpty();
            try (MachineLog log = MachineLog.create(folder)) {
                assertThat(machine.busy()).isEmpty();
                for (int i = 0; i < 8; i++) {
                    log.append(sample(i, 100));
                }
                assertThat(machine.busy()).hasValue(100);
                log.append(sample(8, 500));
                assertThat(machine.busy()).hasValue(200);
                for (int i = 9; i < 12; i++) {
                    log.append(sample(i, 500));
                }
                assertThat(machine.busy()).hasValue(500);
            }
        }
    }

    private static MachineSample sample(int place, long busy) {
        return new MachineSample(place * EVERY, (place + 1) * EVERY, busy, 0, 0, 0, 0, 1);
    }
}
