package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.server.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two databases stand for two servers of an operator's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FootprintIT {
    private static TestAccount account;

    @TempDir
    private Path folder;

    private WorkFolder work;
    private Connector connector;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        account.createLogical("blue", "15");
        try (Sql sql = account.sql("blue")) {
            sql.execute("create database successor");
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @BeforeEach
    void begin() {
        work = WorkFolder.open(folder.resolve("work"));
        connector = new Connector(new PostgresDriver(), account.connector().reach());
    }

    @AfterEach
    void end() {
        connector.close();
        work.close();
    }

    @Test
    void cutting_what_a_rehearsal_does_lets_no_other_in() throws Exception {
        ExistingServers servers = servers("successor");
        try (Footprint footprint = Footprint.begin(servers, connector, work)) {
            assertThat(footprint).isNotNull();
            connector.abort();

            assertThatThrownBy(() -> ServersLock.take(servers))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "another rehearsal is under way on (blue|green), by session \\d+ there since .* UTC; wait until it has ended; where it runs no more: select pg_terminate_backend\\(\\d+\\) on \\1, then './rehearse cleanup --on lab.yaml'");
        }
        ServersLock.take(servers).close();
    }

    @Test
    void a_slot_that_a_runbook_left_is_told_with_what_takes_it_away() throws Exception {
        ExistingServers servers = servers("successor");
        onGreen(servers, "select pg_create_logical_replication_slot('before', 'pgoutput')");
        Footprint footprint = Footprint.begin(servers, connector, work);
        onGreen(servers, "select pg_create_logical_replication_slot('way_back', 'pgoutput')");

        assertThatThrownBy(footprint::close)
                .hasMessage(
                        "slot 'way_back' of green, which keeps its log for nobody; unless somebody is to read it: select pg_drop_replication_slot('way_back')");
        onGreen(servers, "select pg_drop_replication_slot('before')", "select pg_drop_replication_slot('way_back')");
    }

    @Test
    void a_session_that_still_holds_green_is_told_and_nothing_is_removed() throws Exception {
        ExistingServers servers = servers("successor");
        try (Sql holding = connector.openAlone(servers.green(), servers.operator())) {
            holding.execute("select pg_try_advisory_lock(5937266468393743201)");

            ServersProvider.Swept swept = new ServersSweep(servers).run(Optional.empty());

            assertThat(swept.done()).isEmpty();
            assertThat(swept.left()).singleElement().asString().startsWith("another rehearsal is under way on green");
        }
    }

    @Test
    void what_a_runbook_left_is_told_with_what_takes_it_away_until_it_is_gone() throws Exception {
        ExistingServers servers = servers("successor");
        ServersRecord.of(servers, connector).writeTo(work.path());
        onGreen(servers, "create publication upgrade", "revoke connect on database successor from public");

        List<String> left = sweep(servers).left();
        onGreen(servers, "drop publication upgrade", "grant connect on database successor to public");

        assertThat(left)
                .containsExactly(
                        "on green, unless it is meant to be so: drop publication if exists \"upgrade\"",
                        "on green, unless it is meant to be so: grant connect on database \"successor\" to public");
        assertThat(sweep(servers).left()).isEmpty();
    }

    @Test
    void a_schema_named_like_that_of_the_markers_is_left_alone() throws Exception {
        ExistingServers servers = servers("successor");
        onGreen(servers, "create schema rehearsal");

        List<String> done = new ServersSweep(servers).run(Optional.empty()).done();
        onGreen(
                servers,
                "drop schema rehearsal",
                new PostgresMarkers().creating().get(0),
                new PostgresMarkers().creating().get(1));

        assertThat(done).isEmpty();
        assertThat(new ServersSweep(servers).run(Optional.empty()).done())
                .containsExactly("removed the markers from green");
    }

    @Test
    void a_file_that_names_other_servers_since_is_not_followed() throws Exception {
        ServersRecord.of(servers("successor"), connector).writeTo(work.path());

        assertThat(sweep(servers("postgres")).left())
                .singleElement()
                .asString()
                .contains("the rehearsal was on {blue=", "/successor}", "lab.yaml says {blue=", "/postgres} now");
    }

    private ServersProvider.Swept sweep(ExistingServers servers) throws Exception {
        Optional<ServersRecord> record = ServersProvider.recordedIn(work.path());
        assertThat(record).isPresent();
        return new ServersSweep(servers).run(record);
    }

    private void onGreen(ExistingServers servers, String... statements) {
        try (Sql sql = connector.openAlone(servers.green(), servers.operator())) {
            List.of(statements).forEach(sql::execute);
        }
    }

    private static ExistingServers servers(String green) {
        return new LabServers(account).to(new Address(account.endpoint("blue"), green));
    }
}
