package dev.rehearsal.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder with what the kernel tells of groups. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaTest {
    @TempDir
    Path root;

    @Test
    void a_group_without_a_limit_may_have_all() throws IOException {
        group("", "max 100000\n");

        assertThat(Quota.in(root, "0::/\n")).isEmpty();
        assertThat(Quota.in(root, "4:cpu:/elsewhere\n")).isEmpty();
    }

    @Test
    void the_narrowest_limit_counts() throws IOException {
        group("build", "150000 100000\n");
        group("build/job", "400000 100000\n");

        assertThat(Quota.in(root, "0::/build/job\n")).contains(new Quota(1.5, root.resolve("build")));
    }

    @Test
    void what_a_group_used_is_a_share_of_its_limit() throws IOException {
        group("", "50000 100000\n");
        Meters limited = new LimitedMeters(
                () -> new Totals(1, 1, 0, 5, 6, 7, 8), Quota.in(root, "0::/\n").orElseThrow());
        used(1_000);
        Totals before = limited.read();
        used(1_000_000_000);

        MachineSample sample = MachineSample.between(0, before, 250_000, limited.read());

        assertThat(sample.busy()).isEqualTo(1000);
        assertThat(before.disk()).isEqualTo(7);
    }

    @Test
    void a_machine_that_others_have_filled_has_nothing_to_spare_for_a_group_within_its_limit() throws IOException {
        group("", "50000 100000\n");
        used(1_000);
        AtomicLong busy = new AtomicLong(1_000_000);
        Meters limited = new LimitedMeters(
                () -> new Totals(busy.get() + 1_000_000, busy.get(), 0, 5, 6, 7, 8),
                Quota.in(root, "0::/\n").orElseThrow());
        limited.read();
        Totals before = limited.read();
        busy.addAndGet(10_000_000);

        assertThat(MachineSample.between(0, before, 250_000, limited.read()).busy())
                .isEqualTo(1000);
    }

    private void group(String name, String limit) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve(name)).resolve("cpu.max"), limit);
    }

    private void used(long micros) throws IOException {
        Files.writeString(root.resolve("cpu.stat"), "usage_usec %d\nuser_usec 1\n".formatted(micros));
    }
}
