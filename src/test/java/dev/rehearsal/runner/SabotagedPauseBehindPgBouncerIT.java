package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static dev.rehearsal.runner.SabotagedPgBouncerIT.flowsOnBlue;
import static dev.rehearsal.runner.SabotagedPgBouncerIT.server;

/** What goes wrong with a server while PgBouncer holds traffic gives it back to blue, as long as blue comes back. */
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedPauseBehindPgBouncerIT {
    @Test
    void blue_killed_in_the_pause_takes_traffic_again_when_it_is_back() throws Exception {
        var result = CloneRehearsal.onContainers("blue-killed-behind")
                .with("load.coolDown", "3s")
                .after("fence", new Sabotage("kill blue", context -> {
                    server(context, "blue").run("su postgres -s /bin/bash -c 'kill -KILL -1'");
                    startLater(context);
                }))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.UNKNOWN)
                .hasFound(FindingCode.STEP_UNSETTLED)
                .hasTakenBack("fence")
                .hasNoLostWrites()
                .hasFlowedAtTheEnd();
    }

    @Test
    void traffic_is_not_let_go_towards_a_green_that_may_be_behind() throws Exception {
        var result = CloneRehearsal.onContainers("too-early")
                .after("fence", Sabotage.on("green", "stop applying", "alter subscription upgrade disable"))
                .withoutLast("wait-for-replication")
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_BLOCKED, "resume-traffic")
                .hasTakenBack("repoint-traffic")
                .hasTakenBack("fence")
                .hasNoFailedRequests();
        flowsOnBlue(result);
    }

    /** Green has every row by then, and nobody may write to blue any more. */
    @Test
    void traffic_that_cannot_be_led_back_is_let_in_where_it_was_led() throws Exception {
        var result = CloneRehearsal.onContainers("no-way-back")
                .after("repoint-traffic", new Sabotage("lose the way to PgBouncer's file, and fail", context -> {
                    server(context, "blue")
                            .neighbour("pgbouncer")
                            .run("mv %1$s %1$s.lost && mkdir %1$s".formatted(ContainerPgBouncer.FILE));
                    throw new StepFailedException("go on", "enough was seen", "do nothing");
                }))
                .run();

        assertThat(result)
                .hasFoundSaying(FindingCode.STEP_FAILED, "enough was seen")
                .hasFoundSaying(FindingCode.UNDO_FAILED, "it is let go where it was led")
                .hasNoFailedRequests();
        assertThat(result).hasVerdict(Verdict.FAILED).hasNoLostWrites().hasFlowedAtTheEnd();
    }

    /** As RDS brings an instance back that died, which takes it a while. */
    private static void startLater(StepContext context) {
        String blue = context.servers().identifier("blue").orElseThrow();
        String writer = context.rds()
                .describeDBClusters(cluster -> cluster.dbClusterIdentifier(blue))
                .dbClusters()
                .get(0)
                .dbClusterMembers()
                .get(0)
                .dbInstanceIdentifier();
        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS)
                .execute(() -> context.rds().rebootDBInstance(reboot -> reboot.dbInstanceIdentifier(writer)));
    }
}
