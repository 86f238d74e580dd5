package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.BrokenRules;
import dev.rehearsal.step.postgres.ServerPair;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.replication.SubscribedTwins;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Values that break the rule of a domain lie where they are unharmed, and cannot come to another server. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DomainRulesIT {
    private static final String DIGITS = "constraint is_digits check (value ~ '^[0-9]{5}$' and value <> 'VALUE')";

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void a_rule_counts_for_each_column_of_the_domain_and_of_domains_over_it() {
        twins.onBlue(
                "create domain zip as text",
                "create domain german_zip as zip",
                "create table addresses (id int primary key, code zip, \"Other\" german_zip)",
                "insert into addresses values (1, '10115', '1'), (2, 'unknown', '10115'), (3, null, 'VALUE')",
                "alter domain zip add %s not valid".formatted(DIGITS));

        for (SuccessorKind kind : List.of(SuccessorKind.COPY, SuccessorKind.CLONE)) {
            assertThat(blockers(kind))
                    .singleElement()
                    .asString()
                    .contains(
                            "is_digits of domain public.zip for public.addresses.\"Other\": 2 rows",
                            "is_digits of domain public.zip for public.addresses.code: 1 row",
                            "or write 'accept: [domain-rule]'");
        }
        assertThat(blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void a_change_of_anything_else_in_the_row_is_let_through_here_and_fails_where_it_is_applied() throws Exception {
        SubscribedTwins pair = new SubscribedTwins(twins);
        pair.copy().execute(pair.subscribed());
        twins.onBoth(
                "create domain note as text",
                "alter table orders alter note type note",
                "alter domain note add constraint is_known check (value <> 'before') not valid");

        twins.onBlue("update orders set id = 1001 where id = 1");

        await().untilAsserted(() -> assertThat(twins.account()
                        .rds()
                        .server(ServerPair.GREEN)
                        .log(1 << 20)
                        .text())
                .contains("note violates check constraint \"is_known\""));
    }

    @Test
    void a_rule_counts_in_arrays_composite_types_and_ranges_too() {
        twins.onBlue(
                "create domain zip as text",
                "create domain zips as zip[]",
                "create type place as (town text, code zip)",
                "create domain even as int",
                "create type evens as range (subtype = even)",
                "create table addresses (id int primary key, codes zip[], of zips, at place, \"All\" place[], r evens, m evens_multirange)",
                "insert into addresses values (1, '{10115,null}', '{10115}', '(Berlin,10115)', '{\"(Berlin,10115)\"}', '[2,4)', '{[2,4)}')",
                "insert into addresses values (2)",
                "alter domain zip add %s not valid".formatted(DIGITS),
                "alter domain even add constraint is_even check (value % 2 = 0) not valid");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();

        twins.onBlue(
                "alter domain zip drop constraint is_digits",
                "alter domain even drop constraint is_even",
                "insert into addresses values (3, '{10115,unknown}', '{1,2}', '(Berlin,1)', '{\"(Berlin,)\",\"(Berlin,1)\"}', '[2,3)', '{[2,4),[5,)}')",
                "alter domain zip add %s not valid".formatted(DIGITS),
                "alter domain even add constraint is_even check (value % 2 = 0) not valid");
        assertThat(found(SuccessorKind.CLONE))
                .contains("is_digits of domain public.zip for public.addresses.\"All\": 1 row")
                .contains("is_digits of domain public.zip for public.addresses.at: 1 row")
                .contains("is_digits of domain public.zip for public.addresses.codes: 1 row")
                .contains("is_digits of domain public.zip for public.addresses.of: 1 row")
                .contains("is_even of domain public.even for public.addresses.m: 1 row")
                .contains("is_even of domain public.even for public.addresses.r: 1 row");
    }

    @Test
    void a_value_that_is_missing_although_its_domain_demands_one_blocks() {
        twins.onBlue(
                "create domain code as text not null",
                "create table coupons (id int primary key, what code)",
                "create table others (id int primary key, what code)",
                "insert into coupons values (1, (select what from coupons where false)), (2, 'A')",
                "insert into others values (1, 'A')");

        for (SuccessorKind kind : List.of(SuccessorKind.COPY, SuccessorKind.CLONE)) {
            assertThat(blockers(kind))
                    .singleElement()
                    .asString()
                    .contains(": not null of domain public.code for public.coupons.what: 1 row →");
        }
        twins.onBlue("update coupons set what = 'B' where what is null");
        assertThat(blockers(SuccessorKind.COPY)).isEmpty();
    }

    @Test
    void a_rule_that_cannot_be_evaluated_where_changes_are_applied_cannot_in_arrays_either() {
        twins.onBlue(
                "create table factors (factor int primary key)",
                "insert into factors values (2)",
                "create function is_even(int) returns boolean language plpgsql immutable as 'begin return exists (select from factors where $1 % factor = 0); end'",
                "create domain even as int constraint is_even check (is_even(value))",
                "create table numbers (id int primary key, n even[])",
                "insert into numbers values (1, '{4}')");

        assertThat(blockers(SuccessorKind.CLONE))
                .singleElement()
                .asString()
                .contains(
                        "check is_even of domain public.even for public.numbers.n: ",
                        "or write 'accept: [applied-expression]'");

        twins.onBlue("alter function is_even set search_path = public");
        assertThat(blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void a_column_that_demands_a_value_itself_is_not_read_for_that() {
        twins.onBlue(
                "create domain code as text not null",
                "create domain german_code as code",
                "create table coupons (id int primary key, what code, who german_code not null, all_of code[] not null)");

        try (Sql blue = twins.blue()) {
            assertThat(BrokenRules.inDomains(blue, Duration.ZERO).unread())
                    .containsExactly(
                            "not null of domain public.code for public.coupons.all_of: the 0 s for all such rules were over",
                            "not null of domain public.code for public.coupons.what: the 0 s for all such rules were over");
        }
    }

    @Test
    void what_was_not_looked_at_is_noted_and_what_was_never_validated_is_looked_at_in_any_case() {
        twins.onBlue(
                "create domain code as text not null",
                "create domain zip as text",
                "create table coupons (id int primary key, what code, at zip)",
                "insert into coupons values (1, (select what from coupons where false), 'unknown')",
                "alter domain zip add %s not valid".formatted(DIGITS));

        try (Sql blue = twins.blue()) {
            BrokenRules found = BrokenRules.inDomains(blue, Duration.ZERO);
            assertThat(found.broken()).containsExactly("is_digits of domain public.zip for public.coupons.at: 1 row");
            assertThat(found.unread()).hasSize(1);
            assertThat(BrokenRules.inDomains(blue, Duration.ofMinutes(1)).broken())
                    .containsExactly(
                            "is_digits of domain public.zip for public.coupons.at: 1 row",
                            "not null of domain public.code for public.coupons.what: 1 row");
        }
    }

    @Test
    void one_rule_that_fails_keeps_none_of_the_table_s_others_from_being_looked_at() {
        twins.onBlue(
                "create function is_known(text) returns boolean language sql immutable set search_path = '' as $$ select true $$",
                "create domain code as text not null constraint is_known check (is_known(value))",
                "create table coupons (id int primary key, what code, words jsonb constraint says_how check (words ? 'how' and is_known('')))",
                "insert into coupons values (1, (select what from coupons where false), '{\"how\": 1}')",
                "create or replace function is_known(text) returns boolean language plpgsql immutable set search_path = '' as $$ begin raise 'not for now'; end $$");

        assertThat(blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": not null of domain public.code for public.coupons.what: 1 row →");
        assertThat(new CheckUpgradeReadiness(
                                "blue",
                                "green",
                                SuccessorKind.COPY,
                                Duration.ofMinutes(1),
                                Set.of(Precheck.OTHER_DATABASE))
                        .plan(twins.context().build())
                        .notes())
                .filteredOn(note -> note.contains("of which is not known whether"))
                .singleElement()
                .asString()
                .contains(
                        ": says_how on public.coupons: ERROR: not for now",
                        "is_known of domain public.code for public.coupons.what: ERROR: not for now");
    }

    private List<String> blockers(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), Set.of(Precheck.OTHER_DATABASE))
                .plan(twins.context().build())
                .blockers();
    }

    private List<String> found(SuccessorKind kind) {
        return new Prechecks("blue", "green", kind, Duration.ofMinutes(1))
                .results(twins.context().build()).stream()
                        .flatMap(remark -> remark.found().stream())
                        .toList();
    }
}
