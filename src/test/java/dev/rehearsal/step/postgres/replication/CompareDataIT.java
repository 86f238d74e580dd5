package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.journal.Event;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompareDataIT extends StepContract {
    private static final Duration SOON = Duration.ofMillis(300);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Override
    protected boolean isSettledByExecuting() {
        return false;
    }

    @Override
    protected boolean isVisible() {
        return false;
    }

    @Override
    protected Stage stage() {
        twins.onBoth(
                "create table orders (id int primary key, status text)",
                "insert into orders select i, 'open' from generate_series(1, 100) i",
                "create table scans (shelf int, code text)",
                "insert into scans select i % 3, 'x' from generate_series(1, 30) i");
        return new Stage(compare(), twins.context().build(), this::orders);
    }

    private static CompareData compare() {
        return new CompareData("blue", "green", SOON);
    }

    private String orders() {
        try (Sql green = twins.green()) {
            return green.texts("select o::text from orders o order by id").toString();
        }
    }

    @Test
    void what_was_compared_is_written_down() throws Exception {
        StepContext context = stage().context();

        compare().execute(context);

        assertThat(context.journal().events())
                .filteredOn(Event.TableCompared.class::isInstance)
                .extracting(event -> ((Event.TableCompared) event).table().table())
                .containsExactlyInAnyOrder("public.orders", "public.scans");
    }

    @Test
    void a_row_that_stays_different_fails_the_step_by_its_table_and_key() {
        StepContext context = stage().context();
        twins.onGreen("update orders set status = 'paid' where id = 17", "delete from scans where shelf = 1");

        assertThatThrownBy(() -> compare().execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContainingAll("public.orders", "id=17", "paid", "public.scans", "10 on blue only");
    }

    @Test
    void triggers_that_fire_where_changes_are_applied_are_named_beside_rows_that_differ() {
        StepContext context = stage().context();
        twins.onGreen(
                "create function note_again() returns trigger language plpgsql set search_path = public as "
                        + "'begin insert into scans values (9, new.status); return new; end'",
                "create trigger note_again after update on orders for each row execute function note_again()",
                "alter table orders enable always trigger note_again",
                "update orders set status = status where id = 17");

        assertThatThrownBy(() -> compare().execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContainingAll(
                        "public.scans", "1 on green only", "may have written that: note_again on public.orders");
    }

    @Test
    void what_takes_longer_to_arrive_than_a_difference_must_stay_is_awaited() throws Exception {
        StepContext context = twins.context().build();
        twins.onBoth("create table orders (id int primary key, status text)");
        twins.onBoth(new PostgresMarkers().creating().toArray(String[]::new));
        new CreatePublication("blue", "upgrade").execute(context);
        new CreateSubscription("green", "blue", twins.name(), "upgrade", Duration.ofSeconds(30)).execute(context);
        new WaitForInitialCopy("green", twins.name(), "blue").execute(context);
        try (Sql holder = twins.green()) {
            holder.execute("begin");
            holder.execute("lock table orders in share mode");
            twins.onBlue("insert into orders values (101, 'late')");
            CompletableFuture<Void> released = CompletableFuture.runAsync(
                    () -> holder.execute("commit"),
                    CompletableFuture.delayedExecutor(SOON.toMillis() * 5, TimeUnit.MILLISECONDS));

            compare().execute(context);

            assertThat(released).isCompleted();
        }
    }

    @Test
    void a_table_that_is_empty_on_one_side_is_seen_afterwards() {
        StepContext context = stage().context();
        twins.onGreen("truncate scans");

        assertThat(compare().verify(context).found()).contains("\"public\".\"scans\" has rows on blue alone");
    }

    @Test
    void a_table_that_may_not_be_read_blocks_it() {
        StepContext context = stage().context();
        twins.onGreen("revoke select on orders from current_user");

        assertThat(compare().plan(context).blockers())
                .singleElement()
                .asString()
                .contains("may not read public.orders on green");
    }
}
