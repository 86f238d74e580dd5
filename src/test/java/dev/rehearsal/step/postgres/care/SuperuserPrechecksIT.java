package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Structure;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.server.postgres.EmbeddedServers;
import dev.rehearsal.server.postgres.PostgresArchives;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What only a superuser can make, on a server of one's own: whether it blocks, and whether it is compared. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SuperuserPrechecksIT {
    private static final Credentials SUPERUSER = new Credentials("rdsadmin", "secret of a superuser");

    private static final WorkFolder WORK = WorkFolder.open();
    private static EmbeddedServers servers;
    private static DatabaseServer server;

    @BeforeAll
    static void open() throws InterruptedException {
        Account account = Account.here();
        servers = new EmbeddedServers(WORK, PostgresArchives.here(account), account, SUPERUSER);
        server = servers.create(EmbeddedRelease.V15.release(), "blue");
        server.start(Map.of());
    }

    @AfterAll
    static void close() {
        server.close();
        WORK.close();
    }

    @Test
    void an_event_trigger_that_fires_at_what_the_runbook_defines_blocks() {
        try (Sql sql = server.sql("postgres")) {
            sql.execute(
                    "create function noted() returns event_trigger language plpgsql as 'begin end'; create event trigger noted on ddl_command_end execute function noted()");

            // For a replica too something is defined on blue: the markers' table.
            for (SuccessorKind kind : SuccessorKind.values()) {
                assertThat(blockers(kind))
                        .singleElement()
                        .asString()
                        .contains(
                                ": noted, ddl_command_end, by public.noted() →", "or write 'accept: [event-trigger]'");
            }

            sql.execute("alter event trigger noted disable");
            for (SuccessorKind kind : SuccessorKind.values()) {
                assertThat(blockers(kind)).isEmpty();
            }
        }
    }

    @Test
    void a_database_to_which_nobody_may_connect_blocks_an_upgrade_in_place() {
        try (Sql sql = server.sql("postgres")) {
            sql.execute("create database closed allow_connections false");

            assertThat(blockers(SuccessorKind.CLONE))
                    .singleElement()
                    .asString()
                    .contains(
                            ": database closed, to which nobody may connect →",
                            "or write 'accept: [refused-by-upgrade]'");
            assertThat(blockers(SuccessorKind.COPY)).isEmpty();

            sql.execute("alter database closed allow_connections true");
            assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
        }
    }

    @Test
    void the_owner_of_a_database_and_rights_on_parameters_are_compared() {
        try (Sql sql = server.sql("postgres")) {
            sql.execute("create role shop_owner; create role importer");
            sql.execute("create database shop");
        }
        Structure before = structure("shop");
        try (Sql sql = server.sql("postgres")) {
            sql.execute("alter database shop owner to shop_owner");
            sql.execute("grant set on parameter session_replication_role to importer");
        }

        assertThat(structure("shop").items())
                .filteredOn(item -> !before.items().contains(item))
                .contains(
                        new SchemaItem("owner", "the database", "shop_owner"),
                        new SchemaItem("grant on a parameter", "session_replication_role to importer", "SET"));
        assertThat(before.items()).contains(new SchemaItem("owner", "the database", "the operator"));
    }

    private static Structure structure(String database) {
        try (Sql sql = server.sql(database)) {
            return new PostgresDialect().structures().read(sql);
        }
    }

    private static List<String> blockers(SuccessorKind kind) {
        TestContext context = new TestContext()
                .connector(new Connector(new PostgresDriver(), servers.reach()))
                .operator(SUPERUSER)
                .server(
                        "blue",
                        new Address(server.endpoint(), "postgres"),
                        new Servers.Spec(Engine.POSTGRES, "15", "db.m6g.large"))
                .planned("green", new Servers.Spec(Engine.POSTGRES, "17", "db.m6g.large"));
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(context.build())
                .blockers();
    }
}
