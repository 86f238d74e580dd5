package dev.rehearsal.runner;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.containers.RunningContainer;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.traffic.RedeployApplication;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.ConsoleDoor;
import dev.rehearsal.traffic.pgbouncer.Shown;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes wrong behind PgBouncer is found, and traffic flows on a server that has every acknowledged write. */
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SabotagedPgBouncerIT {
    private static final int CONSOLE = 6432;
    private static final Credentials SOMEBODY = new Credentials("somebody", "somebody-else");

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
    void neither_pooled_sessions_nor_an_application_outside_the_gate_are_moved() throws Exception {
        var result = CloneRehearsal.onContainers("unfit")
                .after(
                        "redeploy-application",
                        onPgBouncer("sed -i 's/pool_mode = transaction/pool_mode = session/' %s && kill -s HUP 1"
                                .formatted(ContainerPgBouncer.FILE)))
                .after("redeploy-application", new RedeployApplication("blue", "none"))
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_BLOCKED, "pause-traffic")
                .hasFoundSaying(FindingCode.STEP_BLOCKED, "application-1 does not go through the gate")
                .hasFoundSaying(FindingCode.STEP_BLOCKED, "'shop' is pooled by session")
                .hasNoFailedRequests();
        flowsOnBlue(result);
    }

    @Test
    void a_pgbouncer_that_is_gone_is_gone_around() throws Exception {
        var result = CloneRehearsal.onContainers("pgbouncer-killed")
                .with("application.retryFor", "2s")
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
    void an_upgrade_without_statistics_and_fence_is_found_in_both_of_them() throws Exception {
        var result = CloneRehearsal.upgraded("unanalyzed")
                .without("analyze")
                .without("fence")
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STATISTICS_MISSING)
                .hasFound(FindingCode.WRITE_AFTER_CUT)
                .hasNoFailedRequests()
                .hasNoLostWrites()
                .hasFlowedAtTheEnd();
    }

    @Test
    void a_file_read_too_early_leads_nobody_to_a_green_that_is_gone() throws Exception {
        var result = CloneRehearsal.onContainers("green-killed-behind")
                .after("fence", onPgBouncer("kill -s HUP 1"))
                .after(
                        "fence",
                        new Sabotage(
                                "kill green",
                                context -> server(context, "green").run("su postgres -s /bin/bash -c 'kill -KILL -1'")))
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_UNSETTLED, "wait-for-replication")
                .hasTakenBack("fence")
                .hasNoFailedRequests();
        flowsOnBlue(result);
    }

    @Test
    void traffic_that_was_not_repointed_is_not_let_go_towards_the_fence() throws Exception {
        var result = CloneRehearsal.onContainers("not-repointed-behind")
                .without("repoint-traffic")
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_BLOCKED, "resume-traffic")
                .hasTakenBack("fence")
                .hasNoFailedRequests();
        flowsOnBlue(result);
    }

    /** As one does that restarts by itself. */
    @Test
    void a_pgbouncer_that_forgets_the_pause_leads_nobody_to_green_too_early() throws Exception {
        var result = CloneRehearsal.onContainers("pause-forgotten")
                .after("fence", new Sabotage("read the file again, and forget the pause", context -> {
                    pgBouncer(context).run(lettingIn(SOMEBODY) + " && kill -s HUP 1");
                    await().ignoreExceptions().untilAsserted(() -> tell(context, "RESUME shop"));
                    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                }))
                .run();

        assertThat(result)
                .hasFoundSaying(FindingCode.STEP_FAILED, "flow, though they were held")
                .hasTakenBack("keep-out");
        flowsOnBlue(result);
    }

    @Test
    void a_second_name_of_blue_that_does_not_stay_paused_moves_nobody() throws Exception {
        var result = CloneRehearsal.onContainers("second-name")
                .after(
                        "wait-for-replication",
                        onPgBouncer(lettingIn(SOMEBODY)
                                + " && sed -i 's/^shop = \\(.*\\)/&\\nreports = \\1/' %s && kill -s HUP 1"
                                        .formatted(ContainerPgBouncer.FILE)))
                .before("repoint-traffic", new Sabotage("let it go", context -> tell(context, "RESUME reports")))
                .run();

        assertThat(result)
                .hasFoundAt(FindingCode.STEP_FAILED, "repoint-traffic")
                .hasTakenBack("fence")
                .hasNoFailedRequests();
        flowsOnBlue(result);
    }

    /** Makes somebody an administrator, once the file is read again. */
    private static String lettingIn(Credentials login) {
        return "echo '\"%1$s\" \"%2$s\"' >> /etc/pgbouncer/userlist.txt && sed -i 's/^admin_users = .*/&, %1$s/' %3$s"
                .formatted(login.user(), login.password(), ContainerPgBouncer.FILE);
    }

    /** As somebody else at the console. */
    private static void tell(StepContext context, String order) throws InterruptedException {
        try {
            Shown.by(new ConsoleDoor(pgBouncer(context).published(CONSOLE), SOMEBODY, Optional.empty()), order);
        } catch (GateException e) {
            throw new AssertionError(order, e);
        }
    }

    private static Sabotage onPgBouncer(String script) {
        return new Sabotage(script, context -> pgBouncer(context).run(script));
    }

    static RunningContainer server(StepContext context, String role) throws InterruptedException {
        try (Sql sql = context.alone(role)) {
            return RunningContainer.at(
                    sql.text("select host(inet_server_addr())").orElseThrow());
        }
    }

    private static RunningContainer pgBouncer(StepContext context) throws InterruptedException {
        return server(context, "blue").neighbour("pgbouncer");
    }

    static void flowsOnBlue(TestRehearsal.Result result) throws Exception {
        assertThat(result).hasVerdict(Verdict.FAILED).hasNoLostWrites().hasFlowedAtTheEnd();
    }
}
