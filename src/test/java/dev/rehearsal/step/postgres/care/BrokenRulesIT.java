package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that held when a row came, and that a copy of it would break; rules that cannot be looked at there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenRulesIT {
    /** There always are further databases on servers that tests share. */
    private static final Set<Precheck> BESIDES = Set.of(Precheck.OTHER_DATABASE);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void a_function_that_was_changed_blocks_by_the_values_that_it_has_come_to_refuse() {
        twins.onBlue(
                "create function is_known(text) returns boolean language sql immutable set search_path = '' as $$ select $1 > '' $$",
                "create domain code as text constraint is_known check (is_known(value))",
                "create table coupons (id int primary key, what code)",
                "create table tickets (id int primary key, what code, until date constraint is_over check (until < current_date))",
                "insert into coupons values (1, 'A'), (2, 'B')",
                "insert into tickets values (1, 'B', '2001-01-01')",
                "create or replace function is_known(text) returns boolean language sql immutable set search_path = '' as $$ select $1 > 'A' $$");

        for (SuccessorKind kind : List.of(SuccessorKind.COPY, SuccessorKind.CLONE)) {
            assertThat(blockers(kind))
                    .singleElement()
                    .asString()
                    .contains(
                            "is_known of domain public.code for public.coupons.what: 1 row →",
                            "or write 'accept: [domain-rule]'");
        }
    }

    @Test
    void a_rule_that_time_has_broken_blocks_a_copy() {
        twins.onBlue(
                "create function today() returns date language sql stable set search_path = '' as $$ select '2001-01-01'::date $$",
                "create table coupons (id int primary key, until date constraint is_open check (until >= today()))",
                "insert into coupons values (1, '2001-01-01'), (2, '9999-01-01')",
                "create or replace function today() returns date language sql stable set search_path = '' as $$ select current_date $$");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": is_open on public.coupons: 1 row →");
    }

    @Test
    void rows_without_a_value_that_the_parent_demands_block_a_copy() {
        twins.onBlue(
                "create table parent (id int primary key, n int not null)",
                "create table child (primary key (id)) inherits (parent)",
                "create table good (primary key (id)) inherits (parent)",
                "alter table child alter n drop not null",
                "alter table good alter n drop not null",
                "insert into child values (1, null), (2, 2)",
                "insert into good values (1, 1)");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": public.child.n, not null like its parent's: 1 row →");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void operators_and_rules_of_domains_are_evaluated_where_changes_are_applied_too() {
        twins.onBlue(
                "create table factors (factor int primary key)",
                "insert into factors values (2)",
                "create function is_factor(int, int) returns boolean language plpgsql immutable as 'begin return exists (select from factors where factor = $1 / $2); end'",
                "create operator === (leftarg = int, rightarg = int, function = is_factor)",
                "create domain even as int constraint is_even check (value === 2)",
                "create table numbers (id int primary key, n int constraint is_double check (n === 2), e even)",
                "insert into numbers values (1, 4, 4)");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(
                        "check is_double of public.numbers: ",
                        "check is_even of domain public.even for public.numbers.e: ",
                        "relation \"factors\" does not exist",
                        "or write 'accept: [applied-expression]'");

        twins.onBlue("alter function is_factor set search_path = public");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void a_rule_of_a_domain_is_evaluated_wherever_an_expression_makes_a_value_of_it() {
        twins.onBlue(
                "create table factors (factor int primary key)",
                "insert into factors values (2)",
                "create function is_even(int) returns boolean language plpgsql immutable as 'begin return exists (select from factors where $1 % factor = 0); end'",
                "create domain even as int constraint is_even check (is_even(value))",
                "create domain small as even",
                "create domain tiny as small",
                "create table numbers (id int primary key, n int constraint is_tiny check (n::tiny < 9), words jsonb constraint says_n check (words ? 'n' and array[n]::even[] <> '{}'))",
                "insert into numbers values (1, 4, '{\"n\": 4}')");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(
                        "check is_tiny of public.numbers: ERROR: relation \"factors\" does not exist",
                        "check says_n of public.numbers: ERROR: relation \"factors\" does not exist");

        twins.onBlue("alter function is_even set search_path = public");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void expressions_of_statistics_are_evaluated_where_the_successor_is_analyzed() {
        twins.onBlue(
                "create table factors (factor int primary key)",
                "insert into factors values (2)",
                "create function doubled(int) returns int language plpgsql immutable as 'begin return $1 * (select factor from factors); end'",
                "create statistics by_double on (doubled(factor)), factor from factors");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains("statistics public.by_double on factors: ", "relation \"factors\" does not exist");

        twins.onBlue("alter function doubled set search_path = public");
        assertThat(blockers(SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void what_the_operator_may_not_read_blocks() {
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create table secrets (id int primary key)");
            superuser.execute("create sequence numbers");
            superuser.execute("create sequence others");
            superuser.execute("grant select on others to %s"
                    .formatted(twins.account().operator().user()));
        }

        assertThat(blockers(SuccessorKind.COPY))
                .filteredOn(blocker -> blocker.contains("[hidden-row]"))
                .singleElement()
                .asString()
                .contains(": public.numbers (no right to read it), public.secrets (no right to read it) →");
    }

    private List<String> blockers(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), BESIDES)
                .plan(twins.context().build())
                .blockers();
    }
}
