package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.database.Fence;
import dev.rehearsal.step.database.LiftFence;
import dev.rehearsal.step.database.SynchronizeSequences;
import dev.rehearsal.step.postgres.replication.AdvanceReplicationSlot;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.replication.CreateReplicationSlot;
import dev.rehearsal.step.postgres.replication.EnableSubscription;
import dev.rehearsal.step.postgres.replication.EnsureReplicaIdentity;
import dev.rehearsal.step.postgres.replication.MarkWayBack;
import dev.rehearsal.step.postgres.replication.SubscribeWithoutCopy;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import dev.rehearsal.step.rds.EnableLogicalReplication;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.RepointTraffic;
import dev.rehearsal.step.traffic.ResumeTraffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/** Traffic goes to green, and back to a blue that has followed green since. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SwitchBackIT {
    private static final String WAY_BACK = "way_back";

    @Test
    void everything_written_on_green_is_on_blue_when_traffic_returns() throws Exception {
        var result = thereAndBack("there-and-back", List.of()).run();

        assertThat(result).hasPassed().hasNoFailedRequests().hasNoLostWrites().hasParity();
        assertThat(result).hasFigure("parity.switch-back", "differing", "0").hasTime("switch-back");
    }

    @Test
    void a_return_to_a_blue_that_lacks_what_green_wrote_is_seen() throws Exception {
        var result = thereAndBack(
                        "back-without-all",
                        List.of(Sabotage.on(
                                "blue",
                                "lose a row that green wrote",
                                "delete from orders where write_id = (select max(write_id) from orders)")))
                .run();

        assertThat(result).hasVerdict(Verdict.FAILED).hasFound(FindingCode.LOST_WRITE);
    }

    @Test
    void a_return_that_fails_leaves_traffic_on_green() throws Exception {
        var result = thereAndBack("back-broken-off", List.of(new Ineffective(() -> {})))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_NOT_VERIFIED)
                .hasNoFailedRequests()
                .hasNoLostWrites();
    }

    /** @param sabotage what is done inside the way back, just before blue is asked whether it has everything */
    private static TestRehearsal thereAndBack(String name, List<Step> sabotage) {
        return new TestRehearsal(name)
                .before("compare-data", new EnableLogicalReplication("green"))
                .before("compare-data", new EnsureReplicaIdentity("green"))
                .before("compare-data", new CreatePublication("green", WAY_BACK))
                .before("compare-data", new CreateReplicationSlot("green", WAY_BACK, WAY_BACK, Duration.ofSeconds(30)))
                .before("repoint-traffic", new MarkWayBack("green", WAY_BACK))
                .before("drop-subscription", new SubscribeWithoutCopy("blue", "green", WAY_BACK, WAY_BACK))
                .before("drop-subscription", new AdvanceReplicationSlot("green", WAY_BACK))
                .after("drop-publication", new EnableSubscription("blue", "green", WAY_BACK))
                .without("restore-replica-identity")
                .without("disable-logical-replication")
                .last(Item.step(new LiftFence("blue")))
                .last(new Item(Optional.of(WindowKind.SWITCH_BACK), Optional.empty(), wayBack(sabotage)));
    }

    private static List<Step> wayBack(List<Step> sabotage) {
        List<Step> steps = new ArrayList<>(List.of(
                new PauseTraffic(Duration.ofSeconds(5), "blue"),
                new Fence("green"),
                new WaitForReplication("green", "blue")));
        steps.addAll(sabotage);
        steps.addAll(List.of(
                new SynchronizeSequences("green", "blue", 100), new RepointTraffic("blue"), new ResumeTraffic()));
        return steps;
    }
}
