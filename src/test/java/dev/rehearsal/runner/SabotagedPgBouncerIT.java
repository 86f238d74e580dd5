package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.containers.RunningContainer;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.traffic.RedeployApplication;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** What goes wrong behind PgBouncer is found, and traffic flows on a server that has every acknowledged write. */
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedPgBouncerIT {
    @Test
    void a_file_that_is_not_read_again_leaves_traffic_on_blue() throws Exception {
        var result = CloneRehearsal.onContainers("not-reloaded")
                .before("repoint-traffic", onPgBouncer("chmod 000 " + ContainerPgBouncer.FILE))
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_FAILED, "repoint-traffic")
                .hasNoFailedRequests();
        flowsOnBlue(result);
    }

    @Test
    void an_application_outside_the_gate_is_not_switched_over() throws Exception {
        var result = CloneRehearsal.onContainers("outside")
                .after("wait-for-replication", new RedeployApplication("blue", "none"))
                .run();

        assertThat(result).hasFoundAt(FindingCode.STEP_BLOCKED, "pause-traffic").hasNoFailedRequests();
        flowsOnBlue(result);
    }

    @Test
    void a_pgbouncer_that_is_gone_is_gone_around() throws Exception {
        var result = CloneRehearsal.onContainers("pgbouncer-killed")
                .with("load.coolDown", "3s")
                .after(
                        "fence",
                        new Sabotage(
                                "kill PgBouncer", context -> pgBouncer(context).kill()))
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_FAILED, "repoint-traffic")
                .hasFoundAt(FindingCode.UNDO_FAILED, "gate")
                .hasTakenBack("fence")
                .hasTakenBack("redeploy-application");
        flowsOnBlue(result);
    }

    @Test
    void an_upgrade_without_statistics_sequences_and_fence_is_found_in_each_of_them() throws Exception {
        var result = CloneRehearsal.upgraded("unanalyzed")
                .with("application.retryFor", "500ms")
                .without("analyze")
                .without("fence")
                .without("synchronize-sequences")
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STATISTICS_MISSING)
                .hasFound(FindingCode.SEQUENCE_BEHIND)
                .hasFound(FindingCode.FAILED_REQUESTS)
                .hasFound(FindingCode.WRITE_AFTER_CUT)
                .hasNoLostWrites();
    }

    private static Sabotage onPgBouncer(String script) {
        return new Sabotage(script, context -> pgBouncer(context).run(script));
    }

    private static RunningContainer server(StepContext context, String role) throws InterruptedException {
        try (Sql sql = context.alone(role)) {
            return RunningContainer.at(
                    sql.text("select host(inet_server_addr())").orElseThrow());
        }
    }

    private static RunningContainer pgBouncer(StepContext context) throws InterruptedException {
        return server(context, "blue").neighbour("pgbouncer");
    }

    private static void flowsOnBlue(TestRehearsal.Result result) throws Exception {
        assertThat(result).hasVerdict(Verdict.FAILED).hasNoLostWrites().hasFlowedAtTheEnd();
    }
}
