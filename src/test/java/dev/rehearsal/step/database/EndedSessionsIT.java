package dev.rehearsal.step.database;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Remains;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A fence ends sessions, and tells whose they were and what was lost by it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class EndedSessionsIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void planning_and_verifying_it_end_nobody() {
        StepContext context = twins.context().build();
        try (Sql client = twins.open("blue", twins.account().application())) {
            Fence fence = new Fence("blue");
            for (int i = 0; i < 10; i++) {
                fence.plan(context);
                fence.verify(context);
            }

            assertThat(client.text("select current_user")).contains("application");
        }
    }

    @Test
    void whoever_is_ended_is_named_with_what_is_lost() throws Exception {
        StepContext context = twins.context().build();
        twins.onBlue("create table jobs (id int)", "grant all on jobs to application");
        try (Sql writer = twins.open("blue", twins.account().application());
                Sql reader = twins.open("blue", twins.account().application());
                Sql idle = twins.open("blue", twins.account().application())) {
            writer.execute("begin");
            writer.execute("insert into jobs values (4711)");
            writer.texts("select pg_advisory_xact_lock(7)");
            reader.execute("set application_name = 'nightly report'");
            reader.execute("begin");
            reader.execute("declare c cursor for select * from jobs");
            idle.texts("select 1");

            new Fence("blue").execute(context);
        }

        assertThat(context.journal().events())
                .filteredOn(Remains.SessionEnded.class::isInstance)
                .extracting(event -> (Remains.SessionEnded) event)
                .hasSize(2)
                .anySatisfy(ended -> {
                    assertThat(ended.who()).contains("of 'application'");
                    assertThat(ended.lost())
                            .anyMatch(lost -> lost.startsWith("what its transaction had written, open for "))
                            .contains("1 advisory locks");
                    assertThat(ended.statement()).isEqualTo("select pg_advisory_xact_lock(?)");
                })
                .anySatisfy(ended -> {
                    assertThat(ended.who()).contains("nightly report, from 127.0.0.1");
                    assertThat(ended.lost()).singleElement().asString().endsWith(", with its cursors");
                });
        assertThat(notes(context)).contains("Sessions ended on blue: 3 of 'application'");
    }

    @Test
    void sessions_that_begin_while_it_closes_are_named_too() throws Exception {
        StepContext context = twins.context().build();
        Queue<Sql> letIn = new ConcurrentLinkedQueue<>();
        AtomicInteger brokenOff = new AtomicInteger();
        List<CompletableFuture<Void>> clients = IntStream.range(0, 4)
                .mapToObj(any -> CompletableFuture.runAsync(() -> comeUntilRefused(letIn, brokenOff)))
                .toList();
        await().until(() -> !letIn.isEmpty());

        new Fence("blue").execute(context);

        clients.forEach(CompletableFuture::join);
        letIn.forEach(Sql::close);
        assertThat(named(context)).isEqualTo(letIn.size() + brokenOff.get());
    }

    private void comeUntilRefused(Queue<Sql> letIn, AtomicInteger brokenOff) {
        while (true) {
            try {
                letIn.add(twins.open("blue", twins.account().application()));
            } catch (SqlFailedException e) {
                if (!e.isConnectionLoss()) {
                    assertThat(e.sqlState()).isEqualTo("42501");
                    return;
                }
                brokenOff.incrementAndGet();
            }
        }
    }

    /** How many sessions of the application the journal names. */
    private static int named(StepContext context) {
        Pattern ended = Pattern.compile("Sessions ended on blue(?: as they began)?: (\\d+) of 'application'");
        return notes(context).stream()
                .map(ended::matcher)
                .filter(Matcher::matches)
                .mapToInt(note -> Integer.parseInt(note.group(1)))
                .sum();
    }

    private static List<String> notes(StepContext context) {
        return context.journal().events().stream()
                .filter(Event.Noted.class::isInstance)
                .map(Event::describe)
                .toList();
    }

    @Test
    void the_operators_own_open_transaction_is_named_and_not_ended() throws Exception {
        StepContext context = twins.context().build();
        twins.onBlue("create table jobs (id int)");
        try (Sql own = twins.blue()) {
            own.execute("begin");
            own.execute("insert into jobs values (1)");

            new Fence("blue").execute(context);

            assertThat(notes(context))
                    .singleElement()
                    .asString()
                    .contains(
                            "of 'operator'",
                            "has written in a transaction that is still open on blue",
                            "insert into jobs values (?)");
            own.execute("commit");
        }
    }

    @Test
    void a_plan_names_what_others_than_the_applications_would_lose() {
        Credentials visitor = new Credentials("visitor", "visitor-1");
        twins.onBlue("create role visitor login password 'visitor-1'");
        try {
            StepContext context = twins.context().build();
            try (Sql visiting = twins.open("blue", visitor);
                    Sql held = twins.open("blue", twins.account().application())) {
                visiting.execute("create temporary table scratch (id int)");
                visiting.texts("select pg_advisory_lock(1)");
                held.texts("select pg_advisory_lock(2)");

                assertThat(new Fence("blue").plan(context).notes())
                        .satisfiesExactly(
                                all -> assertThat(all).endsWith(": 1 of 'application', 1 of 'visitor'"),
                                one -> assertThat(one).contains("would lose 1 advisory locks, 1 temporary tables"));
            }
        } finally {
            // Its temporary table goes a moment after it.
            await().ignoreExceptions().until(() -> {
                twins.onBlue("drop role visitor");
                return true;
            });
        }
    }
}
