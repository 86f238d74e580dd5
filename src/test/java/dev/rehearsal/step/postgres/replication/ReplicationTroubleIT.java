package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.LogFailure;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.postgres.ServerPair;
import dev.rehearsal.step.postgres.TwinDatabases;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import dev.rehearsal.step.postgres.schema.SchemaSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What goes wrong with logical replication is named before it does harm, or soon after. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplicationTroubleIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final SubscribedTwins pair = new SubscribedTwins(twins);

    @Test
    void a_table_without_replica_identity_blocks_the_publication_unless_an_earlier_step_sees_to_it() {
        twins.onBlue("create schema odd", "create table odd.scans (code text)");

        Plan plan =
                new CreatePublication("blue", "upgrade").plan(twins.context().build());

        assertThat(plan.after(List.of()).blockers())
                .singleElement()
                .asString()
                .contains("\"odd\".\"scans\"", "replica identity");
        assertThat(plan.after(List.of(EnsureReplicaIdentity.class)).blockers()).isEmpty();
    }

    @Test
    void a_publication_of_that_name_that_somebody_else_made_blocks_and_is_not_taken_back() {
        twins.onBlue("create publication upgrade for all tables");
        StepContext context = twins.context().build();
        CreatePublication step = new CreatePublication("blue", "upgrade");

        Plan plan = step.plan(context);
        step.undo(context);

        assertThat(plan.blockers()).singleElement().asString().contains("made by no step of this rehearsal");
        assertThat(plan.notes()).noneMatch(note -> note.startsWith("nothing to do"));
        try (Sql blue = twins.blue()) {
            assertThat(Publication.find(blue, "upgrade")).isPresent();
        }
    }

    @Test
    void a_subscription_of_that_name_that_somebody_else_made_blocks() throws Exception {
        pair.subscribed();

        Plan plan = pair.subscription().plan(twins.context().build());

        assertThat(plan.blockers()).anyMatch(each -> each.contains("made by no step of this rehearsal"));
    }

    @Test
    void rows_already_on_green_block_the_subscription_and_the_structure() throws Exception {
        StepContext context = twins.context().build();
        twins.onBoth(SubscribedTwins.ORDERS);
        new CreatePublication("blue", "upgrade").execute(context);
        twins.onGreen("insert into orders values (1, 'too early')");

        List<String> subscribing =
                pair.subscription().plan(context).after(List.of()).blockers();
        List<String> applying = new ApplySchema(
                        "blue",
                        "green",
                        SchemaSource.MIGRATIONS,
                        "classpath:estate/postgres/structure",
                        Optional.empty())
                .plan(context)
                .blockers();

        assertThat(subscribing).singleElement().asString().contains("\"public\".\"orders\"", "holds rows");
        assertThat(applying).singleElement().asString().contains("\"public\".\"orders\"", "begin with an empty server");
    }

    @Test
    void a_slot_left_behind_blocks_the_subscription() {
        twins.onBoth(SubscribedTwins.ORDERS);
        twins.onBlue(Slot.creating(twins.name()));

        Plan plan = pair.subscription().plan(twins.context().build());

        assertThat(plan.blockers()).singleElement().asString().contains("a slot '%s' is left".formatted(twins.name()));
    }

    @Test
    void a_writer_that_stays_open_ends_the_wait_for_the_slot_and_is_named() {
        StepContext context = twins.context().build();
        twins.onBoth(SubscribedTwins.ORDERS);
        new CreatePublication("blue", "upgrade").execute(context);
        try (Sql writer = twins.blue()) {
            writer.execute("begin");
            writer.execute("insert into orders values (1, 'still open')");

            assertThatThrownBy(() -> pair.subscription().execute(context))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining("still open after 2 s")
                    .hasMessageContaining("of operator (idle in transaction)");
            assertThat(Slot.all(twins.blue())).isEmpty();
        }
    }

    @Test
    void changes_that_cannot_be_applied_block_the_wait_before_it_begins() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onGreen("insert into orders values (7000, 'in the way')");
        twins.onBlue("insert into orders values (7000, 'late')");

        await().untilAsserted(() -> assertThat(SubscribedTwins.waiting(context).blockers())
                .singleElement()
                .asString()
                .contains("subscription '%s' receives, it fails again and again".formatted(twins.name())));
        StepContext told = twins.context()
                .logs(role -> List.of(new LogEnd(role, "its log", "many lines", "ERROR: duplicate key")))
                .build();
        assertThat(SubscribedTwins.waiting(told).blockers())
                .singleElement()
                .asString()
                .contains("the log of green tells: ERROR: duplicate key");
    }

    @Test
    void every_table_that_cannot_be_copied_is_told_until_it_has_been() throws Exception {
        twins.onBoth("create table parcels (weight integer)", "create table letters (number integer)");
        twins.onBlue("insert into parcels values (5)", "insert into letters values (7)");
        twins.onBlue("alter table parcels replica identity full", "alter table letters replica identity full");
        twins.onGreen(
                "alter table parcels add constraint weightless check (weight = 0)",
                "alter table letters add constraint unnumbered check (number = 0)");
        pair.subscribed();

        await().untilAsserted(() -> assertThat(failure()).contains("\"weightless\"", "\"unnumbered\""));

        twins.onGreen("alter table parcels drop constraint weightless");
        await().untilAsserted(
                        () -> assertThat(failure()).contains("\"unnumbered\"").doesNotContain("\"weightless\""));
    }

    private String failure() throws InterruptedException {
        String log = twins.account().rds().server(ServerPair.GREEN).log(1 << 20).text();
        return LogFailure.last(log).orElse("");
    }

    @Test
    void a_disabled_subscription_fails_the_wait_at_once() throws Exception {
        StepContext context = pair.subscribed();
        pair.copy().execute(context);
        twins.onGreen("alter subscription %s disable".formatted(twins.name()));

        assertThatThrownBy(() -> new WaitForReplication("blue", "green").execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("[%s] of green is disabled".formatted(twins.name()));
    }

    @Test
    void a_subscription_that_is_gone_does_not_verify() throws Exception {
        StepContext context = pair.subscribed();

        pair.subscription().undo(context);
        Verification verification = pair.subscription().verify(context);

        assertThat(verification.isPassed()).isFalse();
        assertThat(verification.found()).contains("green has no subscription", "missing or not in use");
    }
}
