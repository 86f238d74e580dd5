package dev.rehearsal.runner;

import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.traffic.PauseTraffic;
import dev.rehearsal.step.traffic.RedeployApplication;
import dev.rehearsal.step.traffic.ResumeTraffic;
import dev.rehearsal.step.traffic.SmokeCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The published order: readers out and the pooler in by one redeploy, the pooler out and readers in by another. */
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RedeployedInContainersIT {
    @Test
    void an_application_goes_from_a_clusters_readers_behind_the_pooler_and_back() throws Exception {
        var result = new TestRehearsal("redeployed-in-containers")
                .on(new ContainerProvider())
                .with("blue.engine", "aurora-postgresql")
                .with("blue.readers", "1")
                .with("gate", "pgbouncer")
                .with("expect.parity", "none")
                .with("application.instances", "2")
                .runbook(Stream.<Step>of(
                                new RedeployApplication("gate", "none"),
                                new SmokeCheck("blue"),
                                new PauseTraffic(Duration.ofSeconds(5), ""),
                                new ResumeTraffic(),
                                new RedeployApplication("blue", "blue"),
                                new SmokeCheck("blue"))
                        .map(Item::step)
                        .toArray(Item[]::new))
                .run();

        assertThat(result).hasPassed().hasNoFailedRequests().hasNoLostWrites();
        Set<String> onlyRead = new HashSet<>();
        Set<String> wrote = new HashSet<>();
        try (LogReader<Request> requests =
                RequestLog.read(new LoadFolder(result.folder().path()).requests())) {
            requests.forEach(request -> (request.isWrite() ? wrote : onlyRead).add(request.server()));
        }
        onlyRead.removeAll(wrote);
        assertThat(wrote).hasSize(1);
        assertThat(onlyRead).hasSize(1);
    }
}
