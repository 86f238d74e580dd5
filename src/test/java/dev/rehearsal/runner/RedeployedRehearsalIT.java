package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.traffic.RedeployApplication;
import dev.rehearsal.step.traffic.SmokeCheck;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An application that is redeployed in the course of a runbook loses no request, and no judgement is led astray. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RedeployedRehearsalIT {
    private static final RedeployApplication READERS_IN = new RedeployApplication("blue", "blue");
    private static final RedeployApplication READERS_OUT = new RedeployApplication("blue", "none");

    @Test
    void readers_come_and_go_and_the_application_moves_with_green() throws Exception {
        var result = rehearsal("redeployed")
                .before("ensure-replica-identity", READERS_IN)
                .before("compare-data", READERS_OUT)
                .last(Item.step(new RedeployApplication("green", "none")))
                .last(Item.step(new SmokeCheck("green")))
                .run();

        Map<String, Set<String>> servers = servers(result.folder());
        assertThat(result)
                .hasPassed()
                .hasNoFailedRequests()
                .hasParity()
                .hasNoLostWrites()
                .hasTime("switchover");
        Set<String> onlyRead = new HashSet<>(servers.get("read"));
        onlyRead.removeAll(servers.get("create"));
        assertThat(onlyRead).hasSize(1);
    }

    @Test
    void reads_that_would_stay_behind_block_the_switchover_and_the_redeploy_is_taken_back() throws Exception {
        var result = rehearsal("left-readers")
                .before("create-publication", READERS_IN)
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFound(FindingCode.STEP_BLOCKED)
                .hasTakenBack("redeploy-application")
                .hasNoFailedRequests();
    }

    private static TestRehearsal rehearsal(String name) {
        return new TestRehearsal(name)
                .with("blue.replicas", "1")
                .with("application.instances", "2")
                .with("load.rate", "50");
    }

    /** Which servers answered, by kind of request. */
    private static Map<String, Set<String>> servers(RehearsalFolder folder) throws Exception {
        Map<String, Set<String>> servers = new HashMap<>();
        try (LogReader<Request> requests = RequestLog.read(new LoadFolder(folder.path()).requests())) {
            requests.forEach(request -> servers.computeIfAbsent(request.kind(), kind -> new HashSet<>())
                    .add(request.server()));
        }
        return servers;
    }
}
