package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.database.WaitForCalm;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What can be wrong between a clone and its source is seen, and said. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CloneTroubleIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void every_row_written_since_the_slot_arrives_once_when_replication_begins_where_the_clone_was_taken()
            throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins).noteStart();
        cloned.write(101, 150);

        cloned.subscribe().execute(cloned.context());
        cloned.advance().execute(cloned.context());
        cloned.enable().execute(cloned.context());
        new WaitForReplication("blue", "green").execute(cloned.context());

        assertThat(onGreen("select count(*) || ' ' || count(distinct id) from orders"))
                .containsExactly("150 150");
        assertThat(onGreen("select count(*) || ' ' || count(distinct id) from deliveries"))
                .containsExactly("150 150");
    }

    @Test
    void a_slot_without_a_publication_is_refused() {
        Plan plan = new CreateReplicationSlot("blue", twins.name(), "upgrade", Duration.ofSeconds(5))
                .plan(twins.context().build())
                .after(List.of());

        assertThat(plan.blockers()).singleElement().asString().contains("no publication 'upgrade'", "create it first");
    }

    @Test
    void a_name_that_no_slot_can_have_is_refused() {
        Plan plan = new CreateReplicationSlot("blue", "way-back", "upgrade", Duration.ofSeconds(5))
                .plan(twins.context().build());

        assertThat(plan.blockers()).singleElement().asString().contains("takes no such name", "underscores");
    }

    @Test
    void a_slot_left_from_before_is_refused() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);

        Plan plan = cloned.slot().plan(twins.context().build());

        assertThat(plan.blockers()).singleElement().asString().contains("left from before", "drop it");
    }

    @Test
    void an_open_writer_that_holds_a_slot_up_for_too_long_is_named() {
        ClonedTwins cloned = ClonedTwins.published(twins);
        try (Sql writer = twins.blue()) {
            writer.execute("begin");
            writer.execute("insert into orders values (1, 'not yet')");

            assertThatThrownBy(() -> new CreateReplicationSlot("blue", twins.name(), "upgrade", Duration.ofSeconds(1))
                            .execute(cloned.context()))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContainingAll("still open after 1 s", "idle in transaction");
            writer.execute("rollback");
        }
    }

    @Test
    void a_clone_taken_before_its_slot_or_of_something_else_is_refused() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);
        ReadStartLsn read = new ReadStartLsn("blue", "blue", twins.name());

        claim("0/1000028");
        List<String> behind = read.plan(cloned.context()).blockers();
        claim("FFFF/0");
        List<String> ahead = read.plan(cloned.context()).blockers();

        assertThat(behind).singleElement().asString().contains("before slot", "what lies between is nowhere");
        assertThat(ahead).singleElement().asString().contains("it is no clone of it");
        assertThatThrownBy(() -> read.execute(cloned.context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("it is no clone of it");
    }

    @Test
    void a_clone_that_was_upgraded_already_or_that_cannot_tell_where_it_began_is_refused() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);
        ReadStartLsn read = new ReadStartLsn("green", "blue", twins.name());

        List<String> unknown = read.plan(cloned.context()).blockers();
        try (Sql sql = twins.green()) {
            ClonedTwins.claim(sql, cloned.now().toString());
        }
        List<String> upgraded = read.plan(cloned.context()).blockers();

        assertThat(unknown).singleElement().asString().contains("has no aurora_volume_logical_start_lsn()");
        assertThat(upgraded).singleElement().asString().contains("version 17 already", "before the upgrade");
    }

    @Test
    void an_origin_is_not_advanced_once_its_subscription_is_enabled() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);
        cloned.subscribe().execute(cloned.context());
        twins.onGreen("alter subscription \"%s\" enable".formatted(twins.name()));
        cloned.noteStart();

        Plan plan = cloned.advance().plan(cloned.context());

        assertThat(plan.blockers()).singleElement().asString().contains("it is enabled, and has begun elsewhere");
        assertThatThrownBy(() -> cloned.advance().execute(cloned.context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("it is enabled");
    }

    @Test
    void a_subscription_is_not_enabled_before_its_origin_is_advanced() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins).noteStart();
        cloned.subscribe().execute(cloned.context());

        Plan plan = cloned.enable().plan(cloned.context()).after(List.of());

        assertThat(plan.blockers()).singleElement().asString().contains("advance its origin before");
    }

    @Test
    void a_subscription_without_slot_or_publication_or_table_is_refused() {
        twins.onBlue("create table only_here (id int primary key)");

        Plan plan = new SubscribeWithoutCopy("green", "blue", twins.name(), "upgrade")
                .plan(twins.context().build())
                .after(List.of());

        assertThat(plan.blockers())
                .anyMatch(blocker -> blocker.contains("no slot"))
                .anyMatch(blocker -> blocker.contains("no publication"))
                .anyMatch(blocker -> blocker.contains("only_here"));
    }

    @Test
    void a_batch_job_and_an_elevated_load_are_no_calm() throws Exception {
        ClonedTwins cloned = ClonedTwins.of(twins);
        try (Sql job = twins.blue()) {
            job.execute("begin");
            job.execute("select count(*) from orders");

            assertThatThrownBy(() -> new WaitForCalm(
                                    "blue", Duration.ZERO, 500, Duration.ofMillis(100), Duration.ofMillis(500))
                            .execute(cloned.context()))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContainingAll("wait for calm on blue", "select count(*) from orders");
            assertThat(new WaitForCalm("blue", Duration.ofMinutes(1), -1, Duration.ZERO, Duration.ofSeconds(1))
                            .verify(cloned.context())
                            .found())
                    .contains("sessions work at once");
            job.execute("rollback");
        }
    }

    private void claim(String lsn) {
        try (Sql sql = twins.blue()) {
            ClonedTwins.claim(sql, lsn);
        }
    }

    private List<String> onGreen(String query) {
        try (Sql sql = twins.green()) {
            return sql.texts(query);
        }
    }
}
