package dev.rehearsal.cli;

import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerLeftovers;
import dev.rehearsal.server.containers.NeedsContainers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot be had is told before anything is started. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MissingContainersIT {
    /** The point is that nobody waits for minutes. */
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private Path place;

    @TempDir
    private Path reports;

    @Test
    void an_engine_that_does_not_answer_is_refused_even_if_another_one_would() throws Exception {
        String said = refused(Map.of("DOCKER_HOST", "unix://" + place.resolve("docker.sock")));

        assertThat(said)
                .contains("Nothing was started: reach a container engine → ")
                .contains("→ start Docker, or see with 'docker info' whether this user may use it");
    }

    @Test
    void an_engine_that_takes_a_question_and_never_answers_is_given_up() throws Exception {
        // Whoever connects to it is queued by the system, and nobody ever looks at the queue.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String said = refused(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + silent.getLocalPort()));

            assertThat(said).contains("Nothing was started: reach a container engine → no answer within ");
        }
    }

    @Test
    @NeedsContainers
    void an_image_that_cannot_be_had_is_named_and_nothing_is_made() throws Exception {
        String said = refused(Map.of("REHEARSAL_IMAGE_POSTGRES", "127.0.0.1:1/postgres:%s"));

        assertThat(said)
                .contains("Nothing was started: fetch the image 127.0.0.1:1/postgres:15 → ")
                .contains("fetch the image 127.0.0.1:1/postgres:17 → ")
                .contains("or name another image in REHEARSAL_IMAGE_POSTGRES");
        assertThat(new ContainerLeftovers(ContainerEngine.find(), place).sweep())
                .isEmpty();
    }

    private String refused(Map<String, String> environment) throws Exception {
        Instant before = Instant.now();
        try (CommandProcess command = CommandProcess.run(place, reports, environment, "1", "--on", "containers")) {
            assertThat(command.exitCode()).isEqualTo(ExitCode.USAGE.number());
            assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
            assertThat(rehearsals()).isEmpty();
            assertThat(place).isEmptyDirectory();
            return command.said();
        }
    }

    /** Their folders, which are named after their time. */
    private List<Path> rehearsals() throws IOException {
        try (Stream<Path> all = Files.walk(reports)) {
            return all.filter(each -> each.getFileName().toString().matches("\\d{4}-\\d{2}-.*"))
                    .toList();
        }
    }
}
