package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What release 14 did away with, on a server of the release before. */
@NeedsContainers
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldestPrechecksIT {
    private static final String SHOP = "shop";

    private static ContainerStage stage;
    private static DatabaseServer server;

    @BeforeAll
    static void open() throws InterruptedException {
        stage = ContainerStage.open(List.of("13"));
        server = stage.started("oldest", 13);
    }

    @AfterAll
    static void close() {
        server.close();
        stage.close();
    }

    @BeforeEach
    void make() {
        onPostgres("create database " + SHOP);
    }

    @AfterEach
    void drop() {
        onPostgres("drop database shop with (force)");
    }

    @Test
    void operators_that_are_gone_block_and_their_other_spelling_does_not() {
        onShop(
                "create table boxes (id int primary key, n bigint, b box, constraint is_much check (n ! > 5))",
                "create view inner_ones as select id from boxes where b @ box '(9,9),(0,0)'",
                "create operator !- (leftarg = bigint, function = numeric_fac)",
                "create table others (id int primary key, n bigint, b box, constraint is_much check (factorial(n) > 5))",
                "create view others_inside as select id from others where b <@ box '(9,9),(0,0)'");

        for (SuccessorKind kind : List.of(SuccessorKind.COPY, SuccessorKind.CLONE)) {
            assertThat(blockers(kind))
                    .singleElement()
                    .asString()
                    .contains("operator public.!-(bigint,NONE) (numeric_fac(int8), operators after their operand: not")
                    .contains("table constraint is_much on public.boxes (!(int8, NONE): not from release 14 on)")
                    .contains("view public.inner_ones (@(box, box): not from release 14 on)")
                    .doesNotContain("others");
        }
    }

    @Test
    void an_aggregate_blocks_where_it_names_a_function_by_arguments_that_it_has_no_longer() {
        onShop(
                "create aggregate collected (anyelement) (sfunc = array_append, stype = anyarray, initcond = '{}')",
                "create aggregate collected_numbers (int) (sfunc = array_append, stype = int[], initcond = '{}')",
                "create view lists as select array_append(array[1], 2) as list, array[1] || 2 as longer");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains("it has things made with")
                .contains(
                        ": aggregate public.collected(pg_catalog.anyelement) (array_append(anyarray, anyelement): not")
                .doesNotContain("collected_numbers", "lists");
    }

    @Test
    void a_generated_column_whose_function_reads_a_table_blocks_a_copy() {
        onShop(
                "create table factors (factor int)",
                "create function times(n int) returns int language sql immutable as 'select n * factor from public.factors'",
                "create table numbers (id int primary key, more int generated always as (times(id)) stored)");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": generated column public.numbers.more by public.times(int4) (public.factors) →");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void a_generated_column_whose_function_needs_a_search_path_blocks() {
        onShop(
                "create table factors (factor int)",
                "insert into factors values (2)",
                "create function times(n int) returns int language plpgsql immutable as 'begin return n * (select factor from factors); end'",
                "create table numbers (id int primary key, more int generated always as (times(id)) stored)",
                "insert into numbers values (1)");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(": generated column more of public.numbers: ERROR: relation \"factors\" does not exist");
        onShop("alter function times set search_path = public");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void a_conversion_blocks_a_clone() {
        onShop("create conversion own for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8");

        assertThat(blockers(SuccessorKind.CLONE)).singleElement().asString().contains(": conversion public.own →");
        assertThat(blockers(SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void values_that_a_setting_takes_no_longer_block() {
        onShop(
                "alter database shop set password_encryption = on",
                "create function f() returns int language sql set password_encryption = 'md5' as 'select 1'",
                "create function g() returns int language sql set operator_precedence_warning = on as 'select 1'");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains("password_encryption=on of database shop (not from release 14 on)")
                .contains("operator_precedence_warning of function public.g() (not from release 14 on)")
                .doesNotContain("public.f()");
    }

    private static void onShop(String... statements) {
        try (Sql sql = server.sql(SHOP)) {
            List.of(statements).forEach(sql::execute);
        }
    }

    private static void onPostgres(String statement) {
        try (Sql sql = server.sql("postgres")) {
            sql.execute(statement);
        }
    }

    private static List<String> blockers(SuccessorKind kind) {
        TestContext context = new TestContext()
                .connector(new Connector(new PostgresDriver(), stage.servers().reach()))
                .operator(ContainerStage.SUPERUSER)
                .server(
                        "blue",
                        new Address(server.endpoint(), SHOP),
                        new Servers.Spec(Engine.POSTGRES, "13", "db.m6g.large"))
                .planned("green", new Servers.Spec(Engine.POSTGRES, "17", "db.m6g.large"));
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(context.build())
                .blockers();
    }
}
