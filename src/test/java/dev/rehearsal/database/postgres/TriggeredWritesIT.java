package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import dev.rehearsal.server.postgres.EmbeddedServers;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What event triggers write to an operator's tables is seen, statement by statement; what writes nothing is not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TriggeredWritesIT {
    private static final Credentials SUPERUSER = new Credentials("rdsadmin", "secret of a superuser");

    private static final WorkFolder WORK = WorkFolder.open();
    private static DatabaseServer server;

    private final List<String> seen = new ArrayList<>();
    private final Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT);

    @BeforeAll
    static void start() throws InterruptedException {
        Account account = Account.here();
        server = new EmbeddedServers(WORK, PostgresArchives.here(account), account, SUPERUSER)
                .create(EmbeddedRelease.V15.release(), "blue");
        server.start(Map.of());
        try (Sql sql = server.sql("postgres")) {
            sql.execute("create table jobs (id int primary key)");
            sql.execute("create table ddl_log (tag text)");
            sql.execute("create function log_ddl() returns event_trigger language plpgsql as "
                    + "'begin insert into public.ddl_log values (tg_tag); end'");
            sql.execute("create function look_on() returns event_trigger language plpgsql as 'begin end'");
            sql.execute("create function audit() returns trigger language plpgsql as 'begin return new; end'");
            sql.execute("create function audit_new() returns event_trigger language plpgsql as "
                    + "$$ begin execute 'create trigger audit before insert on rehearsal.marker "
                    + "for each row execute function public.audit()'; end $$");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        WORK.close();
    }

    @BeforeEach
    void oversee() {
        connector.oversee(new TriggeredWrites((address, statement, written) -> seen.addAll(written)));
    }

    @AfterEach
    void close() {
        try (Sql sql = server.sql("postgres")) {
            sql.execute("drop event trigger if exists watching");
            sql.execute("drop schema if exists rehearsal cascade");
            sql.execute("drop publication if exists upgrade");
        }
        connector.close();
    }

    private void trigger(String function, String when) {
        try (Sql sql = server.sql("postgres")) {
            sql.execute("create event trigger watching on ddl_command_end %s execute function %s()"
                    .formatted(when, function));
        }
    }

    private Sql session() {
        return connector.open(new Address(server.endpoint(), "postgres"), SUPERUSER);
    }

    @Test
    void rows_that_an_event_trigger_writes_are_seen_for_each_statement() {
        trigger("log_ddl", "");

        try (Sql sql = session()) {
            sql.execute("create publication upgrade for table jobs");
            sql.execute("alter table jobs replica identity full");
            sql.execute("alter table jobs replica identity default");
        }

        assertThat(seen)
                .containsExactly("rows of public.ddl_log: 1", "rows of public.ddl_log: 1", "rows of public.ddl_log: 1");
    }

    @Test
    void rows_are_seen_however_long_the_statement_takes_and_its_own_are_not_counted() {
        trigger("log_ddl", "");

        try (Sql sql = session()) {
            sql.execute("create table filled as select 1 as id from pg_sleep(2.5)");
            sql.execute("create index concurrently on filled (id)");
            sql.execute("drop table filled");
        }

        assertThat(seen).containsExactly("rows of public.ddl_log: 1", "rows of public.ddl_log: 1");
    }

    @Test
    void a_trigger_that_is_put_on_the_table_of_markers_is_seen() {
        trigger("audit_new", "when tag in ('CREATE TABLE')");

        try (Sql sql = session()) {
            new PostgresMarkers().creating().forEach(sql::execute);
        }

        assertThat(seen).containsExactly("triggers on rehearsal.marker, audit: 1");
    }

    @Test
    void a_trigger_that_writes_nothing_and_statements_that_define_nothing_are_passed_over() {
        trigger("look_on", "");

        try (Sql sql = session()) {
            sql.execute("create publication upgrade for table jobs");
            sql.execute("insert into jobs values (1)");
            sql.execute("drop publication upgrade");
            sql.execute("delete from jobs");
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void what_concerns_all_databases_fires_nothing_and_is_executed_alone_where_it_must_be() {
        trigger("log_ddl", "");

        try (Sql sql = session()) {
            sql.execute("revoke connect on database postgres from public");
            sql.execute("grant connect on database postgres to public");
            sql.execute("create database other");
            sql.execute("drop database other");
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void a_statement_that_fails_leaves_the_session_as_it_was() {
        trigger("log_ddl", "");

        try (Sql sql = session()) {
            assertThatThrownBy(() -> sql.execute("create publication upgrade for table missing"))
                    .isInstanceOf(SqlFailedException.class)
                    .hasMessageContaining("missing");
            assertThat(sql.number("select count(*) from jobs")).isZero();
            sql.execute("create publication upgrade for table jobs");
        }

        assertThat(seen).containsExactly("rows of public.ddl_log: 1");
    }

    @Test
    void a_transaction_that_is_open_stays_its_callers() {
        trigger("log_ddl", "");

        try (Sql sql = session()) {
            sql.execute("begin");
            sql.execute("create table in_between (id int)");
            sql.execute("rollback");

            assertThat(sql.holds("select to_regclass('in_between') is null")).isTrue();
        }
        assertThat(seen).containsExactly("rows of public.ddl_log: 1");
    }
}
