package dev.rehearsal.step.database;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Access;
import dev.rehearsal.database.dialect.Sessions;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.HoldsTraffic;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps everybody but the operator and replication out of a database: the right to connect is taken away and sessions
 * end. Unlike a read-only default, no session can lift it for itself.
 */
public record Fence(
        @Default("blue") @Says("the server that nobody may write to any more") @Role
        String on) implements HoldsTraffic {
    /** Looked at inside the pause, and a look takes as long. */
    private static final Duration BETWEEN_LOOKS = Duration.ofNanos(300_000);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(Action.sql(on, context.dialect().access().closing()));
        }
        Sessions sessions = context.dialect().sessions();
        try (Sql sql = context.sql(on)) {
            List<String> closing = context.dialect().access().rights(sql).closing();
            List<String> foreign = sessions.foreign(sql);
            if (closing.isEmpty() && sessions.areVisible(sql) && foreign.isEmpty()) {
                return Plan.nothingToDo("only the operator may connect to " + on);
            }
            List<Action> actions = new ArrayList<>(new Statements(on, closing).actions());
            actions.add(Action.sql(on, sessions.ending()).taking(Effort.roundTrips(1)));
            actions.add(Action.sql(on, sessions.endingForeign()).taking(Effort.roundTrips(1)));
            actions.add(Action.await(on, "until no foreign session is left")
                    .taking(Effort.roundTrips(2).andSessions(foreign.size())));
            List<String> notes = new ArrayList<>(sessions.underWayElsewhere(sql));
            notes.addAll(EndedSessions.foretold(sessions.all(sql), users(context)));
            return Plan.of(actions)
                    .withBlockers(new FencedDatabase(context, on).blockers(sql))
                    .withNotes(notes);
        }
    }

    private static Set<String> users(StepContext context) {
        return context.logins().stream().map(Credentials::user).collect(Collectors.toSet());
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        shut(context);
        context.journal().reached(Milestone.FENCED);
    }

    /** Takes the right to connect away and ends the sessions. */
    void shut(StepContext context) throws StepFailedException, InterruptedException {
        Sessions sessions = context.dialect().sessions();
        try (Sql sql = context.sql(on)) {
            Access.Rights rights = context.dialect().access().rights(sql);
            if (!rights.isClosed()) {
                new FencedDatabase(context, on).note(rights);
                rights.closing().forEach(sql::execute);
            }
            EndedSessions ended = new EndedSessions(context.journal(), on);
            ended.tell(sessions.end(sql));
            Ending ending = new Ending(sessions, sql, ended);
            Await.until("every foreign session of %s to end".formatted(on), context.deadline(), BETWEEN_LOOKS, ending);
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    "fence " + on,
                    String.valueOf(e.getMessage()),
                    "end these sessions by hand, or find who holds them",
                    e);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = new ArrayList<>();
        try (Sql sql = context.sql(on)) {
            context.dialect()
                    .access()
                    .holders(sql)
                    .forEach(role -> problems.add("role '%s' may still connect".formatted(role)));
            context.dialect()
                    .sessions()
                    .foreign(sql)
                    .forEach(session -> problems.add("session %s is still there".formatted(session)));
        }
        try {
            problems.addAll(new LoginAttempts(on).notRefused(context));
        } catch (SqlFailedException e) {
            // What was seen counts, whatever could not be asked any more.
            if (problems.isEmpty()) {
                throw e;
            }
        }
        return Verification.without(problems, "nobody but the operator can write to " + on);
    }

    /** A server that died comes back with its fence, which nobody else would lift: that is waited for. */
    @Override
    public void undo(StepContext context) throws InterruptedException {
        Await.until("the fence of %s to be lifted".formatted(on), context.deadline(), BETWEEN_TRIES, () -> {
            try {
                new FencedDatabase(context, on).lift();
                return Observation.of(true, "it is");
            } catch (SqlFailedException e) {
                if (!e.isConnectionLoss()) {
                    throw e;
                }
                return Observation.notYet(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Asks sessions to end until none is left, and none of those that were about to begin when it asked first. */
    private static final class Ending implements Await.Look<RuntimeException> {
        private final Sessions sessions;
        private final Sql sql;
        private final EndedSessions ended;
        private Optional<List<Integer>> begun = Optional.empty();

        Ending(Sessions sessions, Sql sql, EndedSessions ended) {
            this.sessions = sessions;
            this.sql = sql;
            this.ended = ended;
        }

        @Override
        public Observation observe() {
            Sessions.Remaining remaining = sessions.endForeign(sql);
            List<Integer> first = begun.orElse(remaining.beginning());
            begun = Optional.of(first);
            boolean isBeginning = remaining.beginning().stream().anyMatch(first::contains);
            ended.tellBegun(remaining.left());
            List<String> left =
                    remaining.left().stream().map(Sessions.Left::text).toList();
            return Observation.of(left.isEmpty() && !isBeginning, "left: " + left);
        }
    }
}
