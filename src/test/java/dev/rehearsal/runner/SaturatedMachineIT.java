package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.load.Shop;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.step.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/**
 * What took too long while the machine had nothing to spare proves nothing, and says who used it; what does not depend
 * on time stays what it is. Alone, since here the machine is part of what is looked at.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("alone")
final class SaturatedMachineIT {
    private static final String LIMIT = "1s";

    /** Makes the machine short of something. */
    private interface Making {
        Hog hog() throws IOException;
    }

    @Test
    void a_hold_on_a_machine_with_cpu_to_spare_fails() throws Exception {
        var result = rehearsal("enough")
                .runbook(Item.step(new Sabotage("hold blue", context -> hold(context, "2.0"))))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundAt(FindingCode.STALL_TOO_LONG, "outside all windows")
                .hasFoundNothingBut(FindingCode.STALL_TOO_LONG);
    }

    @Test
    void a_hold_on_a_machine_without_cpu_proves_nothing() throws Exception {
        var result = rehearsal("no-cpu").runbook(heldBeside(Hog::ofCpu)).run();

        assertThat(result)
                .hasVerdict(Verdict.UNKNOWN)
                .hasFoundSaying(FindingCode.MACHINE_SATURATED, "the machine's CPU was")
                .hasFoundSaying(FindingCode.MACHINE_SATURATED, "sh (process ")
                .hasFoundNothingBut(FindingCode.MACHINE_SATURATED, FindingCode.LOAD_TOO_SLOW);
    }

    @Test
    void a_hold_while_somebody_keeps_the_disk_busy_proves_nothing() throws Exception {
        Hog.needsPressure();
        var result = rehearsal("no-disk").runbook(heldBeside(Hog::ofDisk)).run();

        assertThat(result)
                .hasVerdict(Verdict.UNKNOWN)
                .hasFoundSaying(FindingCode.MACHINE_SATURATED, "somebody waited for the disk")
                .hasFoundSaying(FindingCode.MACHINE_SATURATED, "sh (process ")
                .hasFoundNothingBut(FindingCode.MACHINE_SATURATED, FindingCode.LOAD_TOO_SLOW);
    }

    @Test
    @NeedsContainers
    void a_hold_while_memory_is_short_proves_nothing() throws Exception {
        Hog.needsPressure();
        var result = rehearsal("no-memory").runbook(heldBeside(Hog::ofMemory)).run();

        assertThat(result)
                .hasVerdict(Verdict.UNKNOWN)
                .hasFoundSaying(FindingCode.MACHINE_SATURATED, "somebody waited for memory")
                .hasFoundNothingBut(FindingCode.MACHINE_SATURATED, FindingCode.LOAD_TOO_SLOW);
    }

    @Test
    void a_statement_that_is_cancelled_in_time_proves_nothing_on_a_machine_without_cpu() throws Exception {
        List<Hog> hogs = new ArrayList<>();
        try {
            var result = rehearsal("cancelled-beside")
                    .runbook(
                            Item.step(new Sabotage("use all CPU", context -> hogs.add(hog()))),
                            Item.step(new Sabotage("be cancelled", SaturatedMachineIT::beCancelled)))
                    .run();

            assertThat(result)
                    .hasVerdict(Verdict.UNKNOWN)
                    .hasFoundSaying(FindingCode.MACHINE_SATURATED, "the machine's CPU was")
                    .hasFoundNothingBut(FindingCode.MACHINE_SATURATED, FindingCode.LOAD_TOO_SLOW);
        } finally {
            hogs.forEach(Hog::close);
        }
    }

    @Test
    void a_statement_that_is_cancelled_in_time_fails_on_a_machine_with_cpu_to_spare() throws Exception {
        assertThat(rehearsal("cancelled")
                        .runbook(Item.step(new Sabotage("be cancelled", SaturatedMachineIT::beCancelled)))
                        .run())
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED);
    }

    @Test
    void a_write_that_is_lost_on_a_saturated_machine_is_lost() throws Exception {
        var result = new TestRehearsal("lost-beside")
                .onWatchedMachine()
                .after("drop-subscription", new Sabotage("lose a write beside a hog", context -> {
                    beside(Hog::ofCpu, () -> {
                        try (Sql green = context.alone("green")) {
                            green.execute(
                                    "delete from public.orders where write_id = (select max(write_id) from public.orders where written_at < now() - interval '1 s')");
                        }
                    });
                }))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFound(FindingCode.LOST_WRITE);
    }

    @Test
    void a_window_that_no_request_met_was_seen_by_nobody() throws Exception {
        try (Shop shop = Shop.open(exchange -> {})) {
            var result = rehearsal("unseen")
                    .with("application.url", shop.url().toString())
                    .with("load.rate", "1")
                    .runbook(new Item(
                            Optional.of(WindowKind.MAINTENANCE),
                            Optional.of(Duration.ofSeconds(1)),
                            List.of(new Sabotage("nothing", context -> {}))))
                    .run();

            assertThat(result)
                    .hasVerdict(Verdict.UNKNOWN)
                    .hasFoundAt(FindingCode.WINDOW_UNSEEN, "maintenance")
                    .hasFoundNothingBut(FindingCode.WINDOW_UNSEEN, FindingCode.NOT_LOOKED_AT);
        }
    }

    static TestRehearsal rehearsal(String name) {
        return new TestRehearsal(name)
                .onWatchedMachine()
                .with("expect.longestStall", LIMIT)
                .with("expect.parity", "none");
    }

    private static Item heldBeside(Making making) {
        return Item.step(new Sabotage("hold blue beside a hog", context -> beside(making, () -> hold(context, "1.5"))));
    }

    private static Hog hog() {
        try {
            return Hog.ofCpu().saturating();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void beside(Making making, Hog.Deed deed) {
        try {
            making.hog().beside(deed);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void beCancelled(StepContext context) {
        try (Sql sql = context.alone("blue")) {
            sql.execute("set statement_timeout = '1500ms'");
            sql.execute("select pg_sleep(60)");
        }
    }

    static void hold(StepContext context, String seconds) {
        try (Sql sql = context.alone("blue")) {
            sql.execute("do $$ begin lock table public.orders in access exclusive mode; perform pg_sleep(%s); end $$"
                    .formatted(seconds));
        }
    }
}
