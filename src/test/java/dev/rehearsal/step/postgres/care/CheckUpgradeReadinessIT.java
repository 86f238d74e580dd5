package dev.rehearsal.step.postgres.care;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CheckUpgradeReadinessIT {
    /** There always are further databases on servers that tests share. */
    private static final Set<Precheck> BESIDES = Set.of(Precheck.OTHER_DATABASE);

    private static final String FUNCTION =
            "create function %s() returns trigger language plpgsql as 'begin return new; end'; create table t (id int primary key, n int unique)";

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            other-slot         | select pg_create_logical_replication_slot(concat('cdc_', current_database()), 'pgoutput') | cdc_twin_
            unlogged-table     | create unlogged table scratch (n int)                        | : public.scratch →
            large-object       | select lo_create(0)                                          | : 1 in all →
            collation-version  | create collation german (provider = icu, locale = 'de', version = '1') | : public.german, made with 1, now
            replica-trigger    | create trigger seen after insert on t for each row execute function f(); alter table t enable always trigger seen | : seen on public.t by public.f()
            """)
    void what_breaks_an_upgrade_or_is_lost_in_it_blocks_unless_accepted(String code, String made, String found) {
        twins.onBlue(FUNCTION.formatted("f"), made);
        StepContext context = twins.context().build();
        Precheck check = Precheck.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));

        Plan plan = checking().plan(context);
        Verification verification = checking().verify(context);
        Plan accepted = checking(check).plan(context);

        assertThat(plan.blockers())
                .singleElement()
                .asString()
                .contains(found, "or write 'accept: [%s]'".formatted(code));
        assertThat(verification.isPassed()).isFalse();
        assertThat(verification.found()).contains(found);
        assertThat(accepted.blockers()).isEmpty();
        assertThat(accepted.notes()).anyMatch(note -> note.contains(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            physical-slot      | select pg_create_physical_replication_slot(concat('standby_', current_database())) | standby_twin_ | select pg_drop_replication_slot(concat('standby_', current_database()))
            materialized-view  | create materialized view m as select 1 as one                 | public.m                   | ``
            unowned-sequence   | create sequence numbers                                       | public.numbers             | ``
            publication        | create publication "For the shop" for table t; create publication other | 'For the shop', 'other' | ``
            replica-identity   | create schema other create table keyless (n int)              | "other"."keyless"          | ``
            partitioned-table  | create table p (n int) partition by list (n); create table p1 partition of p default | public.p with 1 partitions | ``
            trigger            | create trigger seen after insert on t for each row execute function f() | seen on public.t by public.f() | ``
            """)
    void what_a_later_step_sees_to_is_noted(String code, String made, String found, String undone) {
        twins.onBlue(FUNCTION.formatted("f"), made);
        StepContext context = twins.context().build();

        Plan plan = checking().plan(context);
        checking().execute(context);
        twins.onBlue(undone);

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.notes()).anyMatch(note -> note.contains(found));
        assertThat(context.values().get("precheck." + code))
                .hasValueSatisfying(value -> assertThat(value).contains(found));
    }

    @Test
    void the_runbook_s_own_publication_is_none_that_the_successor_would_lack() throws Exception {
        StepContext context = twins.context().build();
        twins.onBlue("create publication shop");

        new CreatePublication("blue", "upgrade").execute(context);

        assertThat(checking().plan(context).notes())
                .filteredOn(note -> note.contains("publications, which a dump leaves out"))
                .singleElement()
                .asString()
                .contains(": 'shop' →");
    }

    @Test
    void a_further_database_blocks() {
        Plan plan = new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ofMinutes(1), Set.of())
                .plan(twins.context().build());

        assertThat(plan.blockers())
                .singleElement()
                .asString()
                .contains("further databases", "or write 'accept: [other-database]'");
    }

    @Test
    void a_trigger_s_function_with_a_search_path_relies_on_no_other() {
        twins.onBlue(
                FUNCTION.formatted("f"),
                "alter function f() set search_path = public",
                "create trigger seen after insert on t for each row execute function f()",
                "alter table t enable always trigger seen");

        assertThat(checking(Precheck.APPLIED_TRIGGER)
                        .plan(twins.context().build())
                        .blockers())
                .isEmpty();
    }

    @Test
    void a_transaction_open_for_long_blocks() {
        try (Sql other = twins.blue()) {
            other.execute("begin");
            other.execute("create table held (n int)");

            Plan plan = new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ZERO, BESIDES)
                    .plan(twins.context().build());

            assertThat(plan.blockers()).singleElement().asString().contains("open for long", "create table held");
            assertThat(checking().plan(twins.context().build()).blockers()).isEmpty();
        }
    }

    @Test
    void an_unlogged_sequence_blocks_a_replica_alone() {
        twins.onBlue("create unlogged sequence tickets", "create sequence logged");

        assertThat(readiness(SuccessorKind.REPLICA))
                .singleElement()
                .asString()
                .contains("unlogged sequences, which begin anew on a replica: public.tickets →", "[unlogged-sequence]");
        assertThat(readiness(SuccessorKind.COPY)).isEmpty();
        assertThat(readiness(SuccessorKind.CLONE)).isEmpty();
    }

    private List<String> readiness(SuccessorKind kind) {
        return new Readiness(twins, BESIDES).blockers(kind);
    }

    @Test
    void a_subscription_blocks() {
        twins.onBlue("create subscription fed connection 'host=nowhere' publication shop with (connect = false)");
        Plan plan = checking().plan(twins.context().build());
        twins.onBlue("alter subscription fed set (slot_name = none)", "drop subscription fed");

        assertThat(plan.blockers()).singleElement().asString().contains("apply too: fed →");
    }

    @ParameterizedTest
    @EnumSource
    void the_sample_estate_can_be_upgraded(SuccessorKind kind) throws Exception {
        try (Sql sql = twins.blue()) {
            new Estate(new PostgresDialect()).create(sql, twins.account().application(), 10, 1);
        }

        Plan plan = new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), BESIDES)
                .plan(twins.context().build());

        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.notes().isEmpty()).isEqualTo(kind == SuccessorKind.REPLICA);
    }

    @Nested
    class Checking extends StepContract {
        @Override
        protected Stage stage() {
            twins.onBlue("create materialized view m as select 1 as one");
            return new Stage(checking(), twins.context().build(), () -> "it changes nothing");
        }

        @Override
        protected boolean isSettledByExecuting() {
            return false;
        }

        @Override
        protected boolean isVisible() {
            return false;
        }
    }

    private static CheckUpgradeReadiness checking(Precheck... accepted) {
        Set<Precheck> all = EnumSet.copyOf(BESIDES);
        all.addAll(Set.of(accepted));
        return new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ofMinutes(1), all);
    }
}
