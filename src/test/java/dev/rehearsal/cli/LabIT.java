package dev.rehearsal.cli;

import dev.rehearsal.cli.project.OwnPlace;
import dev.rehearsal.server.containers.NeedsContainers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.cli.DockerCommand.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The lab of docker-compose.yml is brought up, rehearsed on and taken away by the lines of the README. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@NeedsContainers
final class LabIT {
    private static final String PLUGIN = "docker compose";
    private static final List<String> PROGRAMS = List.of(PLUGIN, "docker-compose");

    @TempDir
    private Path folder;

    @Test
    void an_upgrade_is_rehearsed_on_the_lab_whose_own_application_crosses_over() throws Exception {
        Optional<String> compose = compose();
        boolean isPossible =
                compose.isPresent() && Shell.run("pg_dump --version").hasSucceeded();
        if (!NeedsContainers.Condition.isRequired()) {
            assumeThat(isPossible).as("Docker Compose and pg_dump are here").isTrue();
        }
        assertThat(containers()).as("of a lab that is up already").isEmpty();

        List<String> lines = ReadmeTest.linesOfTheLab();
        try {
            Map<String, String> passwords = passwords(run(lines.get(0) + " && env", compose));
            await().until(() -> isVisitedOn("15"));
            rehearse(lines.get(1), passwords);
            await().until(() -> isVisitedOn("17"));
        } finally {
            run(lines.get(2), compose);
        }
        assertThat(containers()).isEmpty();
    }

    private static Optional<String> compose() throws IOException {
        for (String program : PROGRAMS) {
            if (Shell.run(program + " version").hasSucceeded()) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static String run(String line, Optional<String> compose) throws IOException {
        Shell shell = Shell.run(line.replace(PLUGIN, compose.orElse(PLUGIN)));
        assertThat(shell.exitCode()).as(shell.said()).isZero();
        return shell.said();
    }

    private void rehearse(String line, Map<String, String> passwords) throws Exception {
        List<String> words = List.of(line.substring("./rehearse ".length()).split(" ", -1));
        try (OwnPlace own = OwnPlace.make();
                CommandProcess command =
                        CommandProcess.start(own.path(), folder, Staging.quickly(words, folder), passwords)) {
            assertThat(command.exitCode()).as(command.said()).isZero();
            assertThat(command.said()).contains("PASSED  Upgrade of PostgreSQL between existing servers");
        }
    }

    private static String containers() throws IOException {
        return docker("ps", "--all", "--filter", "name=^rehearsal-lab-", "--format", "{{.Names}}");
    }

    /** Whether the lab's application has written to a PostgreSQL of this version. */
    private static boolean isVisitedOn(String major) throws IOException {
        return docker("logs", "rehearsal-lab-application").contains("PostgreSQL " + major);
    }

    private static Map<String, String> passwords(String environment) {
        return environment
                .lines()
                .filter(line -> line.matches("LAB_\\w+_PASSWORD=.+"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
