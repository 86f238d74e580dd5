package dev.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rehearsal.server.containers.NeedsContainers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether a runbook that is sound gets the verdict that it deserves, run after run, alone and beside a process of
 * others that uses half of every processor: {@code mvn -Pfigures test -Dtest=VerdictFigures}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerdictFigures {
    private static final int RUNS = Integer.getInteger("runs", 10);
    private static final double LEAST_PASSED = 0.7;

    @TempDir
    Path folder;

    @Test
    void logical_replication_alone() throws Exception {
        allPass(runs("postgres-logical-replication"));
    }

    @Test
    void replica_promotion_alone() throws Exception {
        allPass(runs("postgres-replica-promotion"));
    }

    @Test
    @NeedsContainers
    void an_upgraded_clone_alone() throws Exception {
        allPass(runs("aurora-clone-upgrade", "--on", "containers"));
    }

    @Test
    void logical_replication_beside_a_burner() throws Exception {
        besideABurner("postgres-logical-replication");
    }

    @Test
    void replica_promotion_beside_a_burner() throws Exception {
        besideABurner("postgres-replica-promotion");
    }

    @Test
    @NeedsContainers
    void an_upgraded_clone_beside_a_burner() throws Exception {
        besideABurner("aurora-clone-upgrade", "--on", "containers");
    }

    private List<CommandRun> runs(String... arguments) throws Exception {
        List<CommandRun> runs = new ArrayList<>();
        for (int i = 1; i <= RUNS; i++) {
            CommandRun run = CommandRun.of(folder.resolve("run-" + i), List.of(arguments));
            System.out.printf(
                    "%s %d of %d: %s at %s, %s%n",
                    arguments[0], i, RUNS, run.verdict(), run.text("availability", "rate.wanted"), findings(run));
            runs.add(run);
        }
        return runs;
    }

    private void besideABurner(String... arguments) throws Exception {
        Burner burner = Burner.start();
        try {
            noneFails(runs(arguments), burner);
        } finally {
            burner.close();
        }
    }

    private static List<String> findings(CommandRun run) {
        return StreamSupport.stream(run.report().path("findings").spliterator(), false)
                .map(finding -> "%s: %s"
                        .formatted(
                                finding.path("code").asText(),
                                finding.path("found").asText()))
                .toList();
    }

    private static void allPass(List<CommandRun> runs) {
        assertThat(runs).extracting(CommandRun::verdict).containsOnly("PASSED");
    }

    /** What is not known is so for want of the machine, and the burner is named. */
    private static void noneFails(List<CommandRun> runs, Burner burner) {
        assertThat(runs).extracting(CommandRun::verdict).doesNotContain("FAILED");
        assertThat(runs).filteredOn(run -> run.verdict().equals("PASSED")).hasSizeGreaterThanOrEqualTo((int)
                Math.ceil(LEAST_PASSED * RUNS));
        assertThat(runs)
                .filteredOn(run -> run.verdict().equals("UNKNOWN"))
                .allSatisfy(
                        run -> assertThat(run.report().path("findings")).anySatisfy(finding -> names(burner, finding)));
    }

    private static void names(Burner burner, JsonNode finding) {
        assertThat(finding.path("code").asText()).isEqualTo("MACHINE_SATURATED");
        assertThat(finding.path("found").asText()).contains("java (process %d".formatted(burner.pid()));
    }
}
