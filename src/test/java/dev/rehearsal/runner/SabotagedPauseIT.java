package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.report.Report;
import dev.rehearsal.report.story.Summary;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong while traffic is held gives it back to blue, as long as blue is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedPauseIT {
    private static final Duration DRAIN_WITHIN = Duration.ofMillis(300);
    /** For the orders to pause and to resume, on a machine that is busy. */
    private static final Duration TO_AND_FRO = Duration.ofSeconds(2);

    @Test
    void a_subscription_that_stops_applying_gives_traffic_back_to_blue() throws Exception {
        var result = new TestRehearsal("stopped")
                .after("fence", new Sabotage("stop applying", context -> {
                    try (Sql sql = context.sql("green")) {
                        sql.execute("alter subscription upgrade disable");
                    }
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasTakenBack("fence")
                .hasTakenBack("create-subscription")
                .hasNoFailedRequests()
                .hasNoLostWrites();
        tellsHowLongTrafficWasHeld(result);
    }

    @Test
    void a_transaction_that_outlasts_the_drain_deadline_gives_traffic_back_within_it() throws Exception {
        var result = new TestRehearsal("outlasting")
                .after("refresh-materialized-views", new HeldTransactions())
                .before("fence", new Sabotage("never reached", context -> {
                    throw new IllegalStateException("the pause should have failed");
                }))
                .replaceLast(new PauseTraffic(DRAIN_WITHIN, "green"))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_FAILED)
                .hasNoFailedRequests()
                .hasNoLostWrites();
        assertThat(pause(result)).isBetween(DRAIN_WITHIN, DRAIN_WITHIN.plus(TO_AND_FRO));
    }

    @Test
    void green_killed_in_the_pause_leaves_traffic_on_blue() throws Exception {
        var result = new TestRehearsal("green-killed")
                .after("fence", Sabotage.kill("green"))
                .run();

        // Whether the marker arrived cannot be known any more; that traffic is back on blue can.
        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_UNSETTLED)
                .hasFoundAt(FindingCode.UNDO_FAILED, "create-subscription")
                .hasTakenBack("fence")
                .hasNoFailedRequests()
                .hasNoLostWrites();
    }

    @Test
    void blue_killed_in_the_pause_takes_traffic_again_when_it_is_back() throws Exception {
        var result = new TestRehearsal("blue-killed")
                .after("fence", new Sabotage("kill blue", context -> {
                    try (Sql sql = context.alone("blue")) {
                        Processes.server(sql).kill();
                    }
                    startLater(context);
                }))
                .run();

        // At the fence, whose verification goes on beside the next steps, or at the wait: whichever meets it first.
        assertThat(result)
                .hasFound(FindingCode.STEP_UNSETTLED)
                .hasTakenBack("fence")
                .hasTakenBack("create-instance")
                .hasNoLostWrites()
                .hasFlowedAtTheEnd();
    }

    @Test
    void traffic_that_was_not_repointed_is_not_let_go_towards_the_fence() throws Exception {
        var result =
                new TestRehearsal("not-repointed").without("repoint-traffic").run();

        assertThat(result).hasFoundAt(FindingCode.STEP_BLOCKED, "resume-traffic");
        flowsOnBlue(result);
    }

    @Test
    void traffic_is_not_let_go_towards_a_green_that_may_be_behind() throws Exception {
        var result = new TestRehearsal("too-early")
                .after("fence", Sabotage.on("green", "stop applying", "alter subscription upgrade disable"))
                .withoutLast("wait-for-replication")
                .run();

        assertThat(result).hasFoundAt(FindingCode.STEP_BLOCKED, "resume-traffic");
        flowsOnBlue(result);
    }

    private static void flowsOnBlue(TestRehearsal.Result result) throws Exception {
        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasTakenBack("fence")
                .hasTakenBack("create-instance")
                .hasNoFailedRequests()
                .hasNoLostWrites()
                .hasFlowedAtTheEnd();
    }

    /** On the screen, in the reports for readers and in the one for programs. */
    private static void tellsHowLongTrafficWasHeld(TestRehearsal.Result result) throws Exception {
        Duration held = Duration.between(at(result, Milestone.PAUSING), at(result, Milestone.GIVEN_BACK));
        String sentence =
                "Traffic was held for %s before it was given back to blue.".formatted(Durations.inWords(held));
        assertThat(String.join(" ", Summary.of(result.events()).lines()).replaceAll("\\s+", " "))
                .contains(sentence);
        Report.write(result.folder());
        Path folder = result.folder().path();
        assertThat(folder.resolve("report.md")).content().contains(sentence);
        assertThat(folder.resolve("report.html")).content().contains(sentence, "band held");
        assertThat(folder.resolve("report.json"))
                .content()
                .contains(
                        sentence,
                        "\"heldInVain\"",
                        at(result, Milestone.GIVEN_BACK).toString());
    }

    /** The last time: a maintenance may have held traffic before. */
    private static Instant at(TestRehearsal.Result result, Milestone milestone) {
        return result.events().stream()
                .filter(event -> event instanceof Event.Reached reached && reached.milestone() == milestone)
                .map(Event::at)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** As RDS brings an instance back that died, which takes it a while. */
    private static void startLater(StepContext context) {
        String blue = context.servers().identifier("blue").orElseThrow();
        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS)
                .execute(() -> context.rds().rebootDBInstance(reboot -> reboot.dbInstanceIdentifier(blue)));
    }

    /** From the order to hold traffic until traffic that could not be held flowed again. */
    private static Duration pause(TestRehearsal.Result result) {
        Instant held = Instant.MAX;
        for (Event event : result.events()) {
            if (event instanceof Event.Reached reached && reached.milestone() == Milestone.PAUSING) {
                held = event.at();
            }
            if (event instanceof Event.Executed executed
                    && executed.step().equals("pause-traffic")
                    && !executed.outcome().hasSucceeded()) {
                return Duration.between(held, event.at());
            }
        }
        throw new AssertionError("no pause failed");
    }
}
