package dev.rehearsal.application;

import dev.rehearsal.database.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests in, has them worked on in the order of their arrival, as many at once as there are connections, and
 * tries again what is worth it. A request that the gate holds costs no thread. Safe for many threads.
 */
final class RequestQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestQueue.class);

    /** How often what is unanswered is looked through, in the time that an answer may take. */
    private static final int LOOKS = 100;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(Target.SIZE, Target.SIZE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final ApplicationGate gate;
    private final Readers readers;
    private final Retry retry;
    private final Duration answerWithin;
    /** Looked through now and then, which costs less than to set an alarm for each and to cancel nearly all. */
    private final Set<Ticket> unanswered = ConcurrentHashMap.newKeySet();

    RequestQueue(ApplicationGate gate, Readers readers, ApplicationSettings settings, ScheduledExecutorService later) {
        this.gate = gate;
        this.readers = readers;
        this.retry = new Retry(settings.retryFor());
        this.answerWithin = settings.answerWithin();
        long every = answerWithin.toNanos() / LOOKS;
        var unused = later.scheduleWithFixedDelay(this::expire, every, every, TimeUnit.NANOSECONDS);
    }

    CompletableFuture<Answer> handle(Operation operation) {
        Ticket ticket = new Ticket(operation, gate.held());
        unanswered.add(ticket);
        workers.execute(() -> attempt(ticket));
        return ticket.answer();
    }

    private void expire() {
        unanswered.removeIf(ticket -> ticket.answer().isDone());
        unanswered.forEach(ticket -> ticket.expireAfter(answerWithin));
    }

    /** Requests that have arrived and been given to no connection yet. */
    int waiting() {
        return workers.getQueue().size() + gate.census().waiting();
    }

    /** The answer is given after the transaction has left the gate: its delivery must not delay a pause. */
    private void attempt(Ticket ticket) {
        try {
            Target target = gate.enter();
            Runnable next;
            try {
                next = attempt(ticket, target);
            } finally {
                gate.leave();
            }
            next.run();
            if (ticket.answer().isDone()) {
                unanswered.remove(ticket);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a request failed for no good reason", e);
            ticket.fail("defect", true);
            ticket.giveUp();
        }
    }

    private Runnable attempt(Ticket ticket, Target target) {
        if (!ticket.begin()) {
            return () -> {};
        }
        Attempt attempt = new Attempt(ticket.operation());
        try {
            Optional<String> server = readers.answer(attempt, ticket.attempts() == 1, target);
            return server.isPresent() ? () -> ticket.succeed(server.get()) : ticket::findNothing;
        } catch (SQLException e) {
            LOG.info("attempt {} at {}: {} {}", ticket.attempts(), target.address(), e.getSQLState(), e.getMessage());
            Trouble trouble = target.trouble(e);
            ticket.fail(Answer.word(e), attempt.mayHaveCommitted(trouble));
            return () -> retryOrGiveUp(ticket, trouble);
        }
    }

    private void retryOrGiveUp(Ticket ticket, Trouble trouble) {
        Duration delay = retry.delay(ticket.attempts());
        boolean isInTime = ticket.age(gate.held()).plus(delay).compareTo(retry.during()) < 0;
        if (Retry.isWorthwhile(trouble) && isInTime && !ticket.isOverdue()) {
            CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, workers)
                    .execute(() -> attempt(ticket));
        } else {
            ticket.giveUp();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
