package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.load.Shop;
import dev.rehearsal.machine.Spare;
import dev.rehearsal.requests.Schedule;
import dev.rehearsal.scenario.Item;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes before the runbook: a load that becomes steady, at a rate that the machine carries. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LoadPhaseIT {
    /**
     * From the first request on, and so beyond the five seconds of warm-up that a test's rehearsal wants, and the
     * second before the first look.
     */
    private static final Duration SLOW_FOR = Duration.ofSeconds(9);

    private static final Duration SLOW = Duration.ofMillis(1_500);

    @Test
    void the_warm_up_goes_on_until_the_load_is_steady() throws Exception {
        AtomicLong first = new AtomicLong(Long.MAX_VALUE);
        try (Shop shop = Shop.open(exchange -> {
            long now = System.currentTimeMillis();
            first.compareAndSet(Long.MAX_VALUE, now);
            if (now - first.get() < SLOW_FOR.toMillis()) {
                answerSlowly();
            }
        })) {
            var result = rehearsal("late-to-be-steady", shop).run();

            assertThat(result).hasFoundNothingBut(FindingCode.NOT_LOOKED_AT);
        }
    }

    @Test
    void a_load_that_does_not_become_steady_in_its_time_is_said_to_be_not() throws Exception {
        try (Shop shop = Shop.open(exchange -> answerSlowly())) {
            var result = rehearsal("never-steady", shop)
                    .with("load.steadyWithin", "2s")
                    .run();

            assertThat(result).hasFoundSaying(FindingCode.NOT_STEADY, "one waited ");
        }
    }

    @Test
    void the_rate_that_the_machine_carries_is_found_and_sent() throws Exception {
        try (Shop shop = Shop.open(exchange -> {})) {
            var result = rehearsal("automatic", shop)
                    .with("load.rate", "auto")
                    .onWatchedMachine()
                    .run();

            assertThat(result.events())
                    .filteredOn(Event.RateFound.class::isInstance)
                    .singleElement()
                    .satisfies(event -> {
                        double found = ((Event.RateFound) event).rate();
                        assertThat(found).isBetween(Spare.LEAST_RATE, 200.0);
                        assertThat(Schedule.in(result.folder().path()).rate()).isEqualTo(found);
                    });
        }
    }

    private static TestRehearsal rehearsal(String name, Shop shop) {
        return new TestRehearsal(name)
                .with("application.url", shop.url().toString())
                .with("expect.parity", "none")
                .with("expect.longestStall", "1s")
                .runbook(Item.step(new Sabotage("nothing", context -> {})));
    }

    private static void answerSlowly() {
        await().pollDelay(SLOW).until(() -> true);
    }
}
