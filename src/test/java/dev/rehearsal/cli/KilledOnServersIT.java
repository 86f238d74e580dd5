package dev.rehearsal.cli;

import dev.rehearsal.cli.project.OwnPlace;
import dev.rehearsal.server.containers.NeedsContainers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of servers that exist already without a rehearsal's end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@NeedsContainers
final class KilledOnServersIT {
    private static Staging staging;

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void start() throws Exception {
        staging = Staging.start();
        file = staging.file(folder);
    }

    @AfterAll
    static void end() throws Exception {
        if (staging != null) {
            staging.close();
        }
    }

    @Test
    void what_a_killed_rehearsal_left_is_told_and_its_own_removed_once_nothing_replicates() throws Exception {
        try (OwnPlace own = OwnPlace.make()) {
            // Killed before the runbook begins, however long the commands beside it take: green stays empty.
            try (CommandProcess killed = staging.rehearse("5", file, own, folder, "load.warmUp=5m")) {
                killed.awaitSaying("phase LOAD");
                for (String command : List.of("cleanup", "doctor")) {
                    try (CommandProcess early = rehearsal(command, own, "--on", file.toString())) {
                        assertThat(early.exitCode()).as(early.said()).isEqualTo(ExitCode.FAILED.number());
                        assertThat(early.said())
                                .contains("another rehearsal is under way on ", "pg_terminate_backend(");
                    }
                }
            }
            beginToReplicate();

            try (CommandProcess cleanup = rehearsal("cleanup", own)) {
                assertThat(cleanup.exitCode()).as(cleanup.said()).isEqualTo(ExitCode.FAILED.number());
                assertThat(cleanup.said())
                        .contains("the canary's tables, to which rows still come by subscription 'upgrade' of green")
                        .containsSubsequence(
                                "drop subscription \"upgrade\"",
                                "on blue, unless it is meant to be so: select pg_drop_replication_slot('upgrade')")
                        .contains("pgbouncer/shop is paused; on its console: resume shop");
            }
            assertThat(staging.traces("blue").ours()).contains("rehearsal_canary");
            assertThat(own.isEmpty()).isFalse();
            endReplicating();

            try (CommandProcess cleanup = rehearsal("cleanup", own)) {
                assertThat(cleanup.exitCode()).as(cleanup.said()).isZero();
                assertThat(cleanup.said())
                        .contains("removed the canary's tables from blue", "removed the canary's tables from green");
            }
            assertThat(own.isEmpty()).isTrue();
        }
        assertThat(staging.traces("blue").ours()).isEmpty();
        assertThat(staging.traces("green").ours()).isEmpty();
    }

    @Test
    void a_plan_makes_nothing_on_the_servers() throws Exception {
        Path scenario = Path.of("scenarios", "05-postgres-existing-servers.yaml");
        Path ours = Files.writeString(
                folder.resolve("planned.yaml"),
                Files.readString(scenario)
                        .replace("with: pg-dump", "with: migrations")
                        .replace("kind: copy", "kind: copy, accept: [event-trigger]"));
        staging.execute(
                "blue",
                "create function public.refuse() returns event_trigger language plpgsql as $$ begin raise exception 'made'; end $$");
        staging.execute("blue", "create event trigger refusing on ddl_command_start execute function public.refuse()");

        try (OwnPlace own = OwnPlace.make();
                CommandProcess plan = rehearsal("plan", own, ours.toString(), "--on", file.toString())) {
            assertThat(plan.exitCode()).as(plan.said()).isZero();
            assertThat(plan.said()).contains("repoint to green:5432/shop");
        } finally {
            staging.execute("blue", "drop event trigger refusing");
            staging.execute("blue", "drop function public.refuse()");
        }
    }

    @Test
    void what_an_event_trigger_of_the_operators_writes_is_found_and_where_the_log_lies_is_said() throws Exception {
        Path publishing = Files.writeString(
                folder.resolve("publishing.yaml"),
                Files.readString(Path.of("scenarios", "05-postgres-existing-servers.yaml"))
                        .replaceFirst(
                                "(?s)\nrunbook:.*\nexpect:",
                                "\nrunbook:\n  - ensure-replica-identity: {on: blue}\n  - create-publication: {on: blue}\n  - drop-publication: {on: blue}\n  - restore-replica-identity: {on: blue}\nexpect:"));
        staging.execute("blue", "create table public.ddl_log (tag text)");
        staging.execute(
                "blue",
                "create function public.log_ddl() returns event_trigger language plpgsql as $$ begin insert into public.ddl_log values (tg_tag); end $$");
        staging.execute(
                "blue",
                "create event trigger logging on ddl_command_end when tag in ('CREATE PUBLICATION') execute function public.log_ddl()");

        try (OwnPlace own = OwnPlace.make();
                CommandProcess command = staging.rehearse(publishing.toString(), file, own, folder)) {
            assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.FAILED.number());
            assertThat(command.said()).contains("OPERATOR_TABLE_WRITTEN, blue", "rows of public.ddl_log");
        } finally {
            staging.execute("blue", "drop event trigger logging");
            staging.execute("blue", "drop function public.log_ddl()");
            staging.execute("blue", "drop table public.ddl_log");
        }
        assertThat(reports()).anySatisfy(page -> assertThat(page).contains("OPERATOR_TABLE_WRITTEN", "journalctl"));
    }

    private static List<String> reports() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> each.endsWith("report.html"))
                    .map(KilledOnServersIT::content)
                    .toList();
        }
    }

    private static String content(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a runbook that is cut off leaves it. */
    private static void beginToReplicate() throws Exception {
        staging.execute("blue", "create publication upgrade for tables in schema rehearsal_canary");
        staging.execute(
                "green",
                "create subscription upgrade connection 'host=blue dbname=shop user=operator password=''the operator\\''s''' publication upgrade with (copy_data = false)");
        console("pause shop");
    }

    private static void endReplicating() throws Exception {
        console("resume shop");
        staging.execute("green", "drop subscription upgrade");
        staging.execute("blue", "drop publication upgrade");
    }

    private static void console(String order) throws Exception {
        String url = "host=pgbouncer port=6432 user=console dbname=pgbouncer";
        String blue = staging.container("blue");
        DockerCommand.docker("exec", "-e", "PGPASSWORD=the console's", blue, "psql", url, "-c", order);
    }

    private static CommandProcess rehearsal(String command, OwnPlace own, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        return CommandProcess.start(own.path(), folder, words, Staging.PASSWORDS);
    }
}
