package dev.rehearsal.cli;

import dev.rehearsal.cli.project.OwnPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlanCommandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** The folder of the default scenario. */
    private static final String SCENARIO = "postgres-logical-replication";

    @TempDir
    private Path output;

    private OwnPlace own = new OwnPlace(Path.of(""));

    @BeforeEach
    void makePlace() throws IOException {
        own = OwnPlace.make();
    }

    @AfterEach
    void deletePlace() {
        own.close();
    }

    @Test
    void a_plan_that_is_broken_off_leaves_no_folder_behind() throws Exception {
        try (CommandProcess plan = begun()) {
            plan.process().destroy();

            assertThat(plan.exitCode()).isNotZero();
            assertThat(folders()).isEmpty();
        }
    }

    @Test
    void a_plan_says_how_long_clients_will_be_held() throws Exception {
        try (CommandProcess plan = begun()) {
            assertThat(plan.exitCode()).as(plan.said()).isZero();

            assertThat(plan.said())
                    .containsPattern("Expected pause: [0-9.]+ ms, and as long as the work under way takes, at most 5 s")
                    .containsPattern("about [0-9.]+ ms \\(.*[0-9]+ sessions? × 1.3 ms to end\\)");
        }
    }

    @Test
    void what_a_killed_plan_leaves_behind_is_swept_up() throws Exception {
        try (CommandProcess plan = begun()) {
            plan.process().destroyForcibly();
            plan.exitCode();
        }
        assertThat(folders()).isNotEmpty();

        try (CommandProcess cleanup = CommandProcess.start(own.path(), output, List.of("cleanup"))) {
            assertThat(cleanup.exitCode()).as(cleanup.said()).isZero();
        }

        assertThat(folders()).isEmpty();
    }

    private CommandProcess begun() throws IOException {
        CommandProcess plan = CommandProcess.start(own.path(), output, List.of("plan"));
        await().atMost(PATIENCE)
                .until(() -> folders().stream().anyMatch(folder -> Files.isDirectory(folder.resolve(SCENARIO))));
        return plan;
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(own.workFolders())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(own.workFolders())) {
            return all.toList();
        }
    }
}
