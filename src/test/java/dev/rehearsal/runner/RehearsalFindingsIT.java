package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.load.Shop;
import dev.rehearsal.scenario.Item;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes wrong around the steps is found, each by its code. The application is the user's own: a stand-in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RehearsalFindingsIT {
    private static final Duration COOL_DOWN = Duration.ofMinutes(1);

    private Interruption interrupting = new Interruption();

    @Test
    void a_late_load_a_broken_record_and_what_cannot_be_removed_are_found() throws Exception {
        try (Shop shop = Shop.open(exchange -> {});
                Undeletable folder = new Undeletable()) {
            var result = ownApplication("trouble", shop)
                    .runbook(
                            Item.step(new Sabotage(
                                    "the load falls behind",
                                    context -> Processes.load().hold(Duration.ofSeconds(1)))),
                            Item.step(new Sabotage("blue cannot be removed", context -> {
                                try (Sql blue = context.alone("blue")) {
                                    folder.put(Processes.server(blue));
                                }
                            })),
                            Item.step(new Sabotage(
                                    "the record ends",
                                    context -> context.journal().close())))
                    .run();

            assertThat(result)
                    .hasVerdict(Verdict.FAILED)
                    .hasFound(FindingCode.LOAD_TOO_SLOW)
                    .hasFoundAt(FindingCode.NOT_LOOKED_AT, "ledger")
                    .hasFound(FindingCode.RECORD_BROKEN)
                    .hasFound(FindingCode.LEFT_BEHIND);
        }
    }

    @Test
    void an_interruption_while_the_load_cools_down_ends_it() throws Exception {
        try (Shop shop = Shop.open(exchange -> {})) {
            var result = ownApplication("cool-down", shop)
                    .with("load.coolDown", COOL_DOWN.toSeconds() + "s")
                    .interruptedBy(interruption -> interrupting = interruption)
                    .runbook(Item.step(new Sabotage(
                            "interrupt the cool-down",
                            context -> new Thread(() -> {
                                        await().until(() -> phases(
                                                        context.journal().events())
                                                .anyMatch(began -> began.phase() == Phase.COOL_DOWN));
                                        interrupting.byTheOperator();
                                    })
                                    .start())))
                    .run();

            assertThat(result)
                    .hasVerdict(Verdict.UNKNOWN)
                    .hasFound(FindingCode.INTERRUPTED)
                    .hasFoundNothingBut(FindingCode.INTERRUPTED, FindingCode.NOT_LOOKED_AT);
            assertThat(coolingDown(result)).isLessThan(COOL_DOWN);
        }
    }

    @Test
    void an_application_that_does_not_carry_the_load_by_itself_is_not_rehearsed_with() throws Exception {
        try (Shop shop = Shop.open(exchange -> exchange.sendResponseHeaders(503, -1))) {
            var result = ownApplication("not-steady", shop).run();

            assertThat(result)
                    .hasVerdict(Verdict.UNKNOWN)
                    .hasFound(FindingCode.NOT_STEADY)
                    .hasFoundNothingBut(FindingCode.NOT_STEADY);
            assertThat(phases(result.events())).noneMatch(began -> began.phase() == Phase.RUN);
        }
    }

    @Test
    void an_environment_that_does_not_open_is_not_rehearsed_on() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var result = new TestRehearsal("not-open")
                    .with("blue.port", String.valueOf(taken.getLocalPort()))
                    .run();

            assertThat(result)
                    .hasVerdict(Verdict.UNKNOWN)
                    .hasFoundAt(FindingCode.ENVIRONMENT_FAILED, "embedded")
                    .hasFoundNothingBut(FindingCode.ENVIRONMENT_FAILED);
        }
    }

    private static TestRehearsal ownApplication(String name, Shop shop) {
        return new TestRehearsal(name)
                .with("application.url", shop.url().toString())
                .runbook(Item.step(new Sabotage("nothing", context -> {})));
    }

    private static Stream<Event.PhaseBegan> phases(List<Event> events) {
        return events.stream().filter(Event.PhaseBegan.class::isInstance).map(Event.PhaseBegan.class::cast);
    }

    private static Duration coolingDown(TestRehearsal.Result result) {
        List<Event.PhaseBegan> phases = phases(result.events())
                .dropWhile(began -> began.phase() != Phase.COOL_DOWN)
                .toList();
        return Duration.between(phases.get(0).at(), phases.get(1).at());
    }
}
