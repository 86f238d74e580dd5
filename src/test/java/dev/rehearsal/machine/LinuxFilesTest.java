package dev.rehearsal.machine;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the kernel writes, as it was seen. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinuxFilesTest {
    @Test
    void a_name_may_hold_blanks_and_parentheses() {
        String stat =
                "4326 (a (b) c) S 1 4326 4326 0 -1 4194304 900 20 0 0 7 3 11 2 20 0 1 0 55555 229376000 1000 18446744073709551615 1";

        assertThat(LinuxProcesses.parse(stat, 12))
                .contains(
                        new RunningProcess(4326, 1, 55_555, "a (b) c", 100_000, 130_000, 1000 * MemoryPage.size(), 12));
    }

    @Test
    void a_thread_of_the_kernel_is_named_as_ps_names_it() {
        String stat = "44 (kworker/0:1H) I 2 0 0 0 -1 69238880 0 0 0 0 0 8 0 0 0 -20 1 0 72 0 0 18446744073709551615 0";

        assertThat(LinuxProcesses.parse(stat, 0)).map(RunningProcess::name).contains("[kworker/0:1H]");
    }

    @Test
    void the_time_of_processors_that_others_have_for_themselves_does_not_count() {
        String stat = """
                cpu  1000 0 0 7000 0 0 0 0 0 0
                cpu0 400 0 100 0 0 0 0 0 0 0
                cpu1 0 0 0 3500 0 0 0 0 0 0
                cpu2 300 50 50 50 10 20 10 10 0 0
                intr 5 0
                """;

        assertThat(totals("Cpus_allowed_list:\t0,2\n", stat))
                .isEqualTo(new Totals(10_000_000, 9_300_000, 100_000, 1, 2, 3, 4));
        assertThat(totals("Cpus_allowed_list:\t0-2\n", stat).capacity()).isEqualTo(45_000_000);
        assertThat(totals("", stat).busy()).isEqualTo(10_000_000);
    }

    private static Totals totals(String status, String stat) {
        return new LinuxMeters(AllowedProcessors.in(status)).parse(stat, 1, 2, 3, 4);
    }

    @Test
    void what_is_no_process_is_passed_over() {
        assertThat(LinuxProcesses.parse("", 0)).isEmpty();
        assertThat(LinuxProcesses.parse("12 (short) S 1", 0)).isEmpty();
        assertThat(LinuxProcesses.parse(
                        "12 (odd) S 1 12 12 0 -1 ? 0 0 0 0 7 3 11 2 20 0 1 0 55 2293 1000 18446744073709551615 1", 0))
                .isEmpty();
    }

    @Test
    void pressure_is_read_by_its_total() {
        Optional<String> pressure = Optional.of(
                "some avg10=8.33 avg60=14.47 avg300=5.21 total=18406477\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=42\n");

        assertThat(LinuxMeters.stall(pressure)).isEqualTo(18_406_477);
        assertThat(LinuxMeters.stall(Optional.empty())).isEqualTo(Totals.UNTOLD);
    }
}
