package dev.rehearsal.step.database;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.SwitchoverStepsIT;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.care.CheckUpgradeReadiness;
import dev.rehearsal.step.postgres.care.SuccessorKind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A fence keeps everybody out but the operator, shows where it leaks, and comes down without a trace. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FenceIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private String rights() {
        try (Sql sql = twins.blue()) {
            return String.join("\n", sql.texts(SwitchoverStepsIT.CONNECT_RIGHTS));
        }
    }

    @Test
    void sessions_end_and_new_ones_are_refused_with_their_sql_state() throws Exception {
        StepContext context = twins.context().build();
        Credentials application = twins.account().application();
        try (Sql before = twins.open("blue", application)) {
            before.texts("select 1");

            new Fence("blue").execute(context);

            assertThatThrownBy(() -> before.texts("select 1"))
                    .isInstanceOfSatisfying(
                            SqlFailedException.class,
                            e -> assertThat(e.isConnectionLoss()).isTrue());
            assertThatThrownBy(() -> twins.open("blue", application))
                    .isInstanceOfSatisfying(
                            SqlFailedException.class,
                            e -> assertThat(e.sqlState()).isEqualTo("42501"));
        }
    }

    @Test
    void an_operator_to_whom_sessions_are_hidden_cannot_fence() {
        Credentials blind = new Credentials("blind", "blind-1");
        twins.onBoth("create role blind login password 'blind-1'");
        try {
            StepContext context = twins.context().operator(blind).build();

            assertThat(new Fence("blue").plan(context).blockers())
                    .anyMatch(blocker -> blocker.contains("'blind' does not see others' sessions"));
            assertThat(new WaitForCalm("blue", Duration.ZERO, 1, Duration.ZERO, Duration.ZERO)
                            .plan(context)
                            .blockers())
                    .singleElement()
                    .asString()
                    .contains("grant pg_read_all_stats");
            assertThat(new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ZERO, Set.of())
                            .plan(context)
                            .blockers())
                    .anyMatch(blocker -> blocker.contains("unseen-session"));
        } finally {
            twins.onBoth("drop role blind");
        }
    }

    @Test
    void a_role_that_may_still_connect_turns_the_verification_red() throws Exception {
        StepContext context = twins.context().build();
        new Fence("blue").execute(context);
        twins.onBlue("grant connect on database %s to application".formatted(twins.name()));

        Verification verification = new Fence("blue").verify(context);

        assertThat(verification.isPassed()).isFalse();
        assertThat(verification.found()).contains("role 'application' may still connect", "'application' got in");
    }

    @Test
    void rights_come_back_exactly_also_unusual_ones() throws Exception {
        StepContext context = twins.context().build();
        String role = "Odd \"role\" of " + twins.name();
        String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
        twins.onBlue(
                "create role " + quoted,
                "revoke all on database %s from public".formatted(twins.name()),
                "grant connect on database %s to %s with grant option".formatted(twins.name(), quoted),
                "grant connect on database %s to application".formatted(twins.name()));
        String before = rights();

        new Fence("blue").execute(context);
        String fenced = rights();
        new Fence("blue").undo(context);
        String after = rights();
        twins.onBlue("revoke all on database %s from %s".formatted(twins.name(), quoted), "drop role " + quoted);

        assertThat(fenced).isNotEqualTo(before);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void the_fence_of_blue_is_lifted_on_green_where_it_travelled() throws Exception {
        StepContext context = twins.context().build();
        new Fence("blue").execute(context);
        twins.onGreen("revoke connect on database %s from public".formatted(twins.name()));

        new LiftFence("green").execute(context);

        assertThat(new LiftFence("green").verify(context)).matches(Verification::isPassed, "passes");
    }

    @Test
    void a_fence_that_was_lifted_in_vain_goes_up_again_and_one_that_never_was_does_not() throws Exception {
        StepContext context = twins.context().build();
        LiftFence lift = new LiftFence("blue");
        lift.execute(context);
        lift.undo(context);
        boolean isOpen = lift.verify(context).isPassed();
        new Fence("blue").execute(context);
        lift.execute(context);

        try (Sql early = twins.open("blue", twins.account().application())) {
            lift.undo(context);

            assertThatThrownBy(() -> early.texts("select 1")).isInstanceOf(SqlFailedException.class);
        }
        assertThat(isOpen).isTrue();
        assertThat(new Fence("blue").verify(context)).matches(Verification::isPassed, "passes");
    }
}
