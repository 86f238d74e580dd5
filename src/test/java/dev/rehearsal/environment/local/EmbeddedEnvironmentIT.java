package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.step.Servers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EmbeddedEnvironmentIT {
    @TempDir
    private Path folder;

    @Test
    void opens_servers_estate_application_and_gate_and_leaves_nothing_behind() throws Exception {
        Environment environment = new EmbeddedProvider().open(settings(0), Journal.inMemory());
        long postmaster;
        try (Sql sql =
                environment.connector().openAlone(environment.servers().address("blue"), environment.operator())) {
            assertThat(sql.number("select count(*) from public.orders")).isEqualTo(500);
            assertThat(environment.servers().roles()).containsExactly("blue", "blue-replica");
            postmaster = ProcessHandle.of(sql.number("select pg_backend_pid()"))
                    .flatMap(ProcessHandle::parent)
                    .map(ProcessHandle::pid)
                    .orElseThrow();
        }
        for (URI application : environment.application()) {
            assertThat(post(application.resolve("/create?write=" + application.getPort())))
                    .isEqualTo(200);
        }

        List<String> left = environment.shut();

        assertThat(left).isEmpty();
        assertThat(environment.work()).doesNotExist();
        // Ended at once; the system may take a moment to forget it.
        await().until(() ->
                ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void an_impossible_wish_is_refused_before_anything_is_started() {
        List<String> obstacles = new EmbeddedProvider().obstacles(settings(1_000_000_000_000L));

        assertThat(obstacles).singleElement().asString().contains("MiB free", "REHEARSAL_WORK");
    }

    private EnvironmentSettings settings(long rows) {
        Servers.Spec spec = new Servers.Spec(Engine.POSTGRES, "15", "db.m6g.large");
        return new EnvironmentSettings(
                new EnvironmentSettings.Blue(spec, 1, 0),
                spec,
                new EnvironmentSettings.Sample(rows == 0 ? 500 : rows, 1),
                new EnvironmentSettings.Application(Optional.empty(), 2, 0, 1, Duration.ofSeconds(5), false),
                "any",
                folder,
                0);
    }

    private static int post(URI request) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(request)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
