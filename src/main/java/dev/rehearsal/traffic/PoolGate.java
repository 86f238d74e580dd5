package dev.rehearsal.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.time.Durations;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The gate inside the application's own connection pools: each process of the application is a member, and takes orders
 * at an admin door. Orders go to all members at once, but for the opening of second pools, which takes from the machine
 * what traffic needs: they are opened one after the other.
 */
public final class PoolGate implements Gate {
    /** For the way there and back, beyond what a member itself may take. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    /** A member opens all connections of a pool, perhaps to a server that has just started. */
    private static final Duration PREPARE_WITHIN = Duration.ofSeconds(30);
    /** A member that finds dead connections may have to open a pool anew. */
    private static final Duration MOVE_WITHIN = Duration.ofSeconds(45);

    private final Supplier<List<URI>> doors;
    private final Duration holdAtMost;
    /** One for each call under way; they are kept for a minute, longer than a pause mostly is. */
    private final Executor callers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "gate-call");
        thread.setDaemon(true);
        return thread;
    });

    private PoolGate(Supplier<List<URI>> doors, Duration holdAtMost) {
        this.doors = doors;
        this.holdAtMost = holdAtMost;
    }

    /**
     * A gate over these admin doors, once each has answered: a first answer takes hundreds of milliseconds, which no
     * pause should pay for.
     *
     * @param doors asked again for every order, since an application that is redeployed has others
     * @param holdAtMost after which a paused member releases itself, should nobody be left to resume it
     */
    public static PoolGate open(Supplier<List<URI>> doors, Duration holdAtMost)
            throws GateException, InterruptedException {
        PoolGate gate = new PoolGate(doors, holdAtMost);
        gate.resume();
        return gate;
    }

    @Override
    public void prepare(Address target) throws GateException, InterruptedException {
        String order = "prepare?host=%s&port=%d&database=%s"
                .formatted(encoded(target.endpoint().host()), target.endpoint().port(), encoded(target.database()));
        List<PoolReply> replies = new ArrayList<>();
        for (PoolMember member : members()) {
            replies.addAll(all(List.of(member), each -> each.order(order, PREPARE_WITHIN)));
        }
        refuseFailures(
                replies,
                "open a second pool to " + target,
                "traffic flows as before; see whether the application may log in there");
    }

    @Override
    public void pause(Duration drainWithin) throws GateException, InterruptedException {
        String order = "pause?drainWithin=%s&holdAtMost=%s".formatted(drainWithin, holdAtMost);
        List<PoolReply> replies;
        try {
            replies = order(order, drainWithin.plus(SLACK));
        } catch (InterruptedException e) {
            resumeQuietly();
            throw e;
        }
        if (!replies.stream().allMatch(PoolReply::isDone)) {
            List<PoolReply> resumed = order("resume", MOVE_WITHIN);
            refuseFailures(
                    replies,
                    "pause traffic within " + Durations.inWords(drainWithin),
                    (resumed.stream().allMatch(PoolReply::isDone) ? "every member was resumed" : "not all were resumed")
                            + "; end long transactions, or allow more time with 'drainWithin'");
        }
    }

    @Override
    public void repoint() throws GateException, InterruptedException {
        List<PoolReply> replies = order("repoint", MOVE_WITHIN);
        if (!replies.stream().allMatch(PoolReply::isDone)) {
            List<PoolReply> back =
                    pointBack(replies.stream().filter(PoolReply::isDone).toList());
            refuseFailures(
                    replies,
                    "repoint traffic",
                    (back.stream().allMatch(PoolReply::isDone)
                                    ? "the other members were pointed back"
                                    : "not all other members were pointed back: " + back)
                            + "; prepare the target first");
        }
    }

    @Override
    public void pointBack() throws GateException, InterruptedException {
        refuseFailures(
                order("point-back", MOVE_WITHIN),
                "point traffic back",
                "see whether the former server runs, or restart the application there");
    }

    @Override
    public void resume() throws GateException, InterruptedException {
        refuseFailures(
                order("resume", MOVE_WITHIN),
                "resume traffic",
                "the other members were resumed; restart this one, or wait %s until it resumes by itself"
                        .formatted(Durations.inWords(holdAtMost)));
    }

    @Override
    public List<GateState> state() throws GateException {
        try {
            List<PoolReply> replies = all(members(), member -> member.ask(ANSWER_WITHIN));
            refuseFailures(replies, "ask for the state of traffic", "see whether the application runs");
            return replies.stream()
                    .map(PoolReply::state)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateException("ask for the state of traffic → interrupted → ask again", e);
        }
    }

    private List<PoolMember> members() {
        return doors.get().stream().map(PoolMember::new).toList();
    }

    private List<PoolReply> order(String order, Duration within) throws InterruptedException {
        return all(members(), member -> member.order(order, within));
    }

    private List<PoolReply> pointBack(List<PoolReply> moved) throws InterruptedException {
        return all(moved, reply -> reply.member().order("point-back", MOVE_WITHIN));
    }

    private void resumeQuietly() throws InterruptedException {
        order("resume", ANSWER_WITHIN);
    }

    /** Addresses all at once and returns when each has answered or its time has run out. */
    private <T> List<PoolReply> all(List<T> each, Function<T, PoolReply> call) throws InterruptedException {
        List<CompletableFuture<PoolReply>> pending = each.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> call.apply(one), callers))
                .toList();
        List<PoolReply> replies = new ArrayList<>();
        for (CompletableFuture<PoolReply> one : pending) {
            try {
                replies.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a member's reply never fails", e);
            }
        }
        return List.copyOf(replies);
    }

    private static void refuseFailures(List<PoolReply> replies, String attempted, String advice) throws GateException {
        List<PoolReply> failures =
                replies.stream().filter(reply -> !reply.isDone()).toList();
        if (failures.isEmpty()) {
            return;
        }
        String message = "%s → %s → %s"
                .formatted(
                        attempted,
                        failures.stream().map(PoolReply::toString).collect(Collectors.joining("; ")),
                        advice);
        List<Duration> waits = failures.stream()
                .map(PoolReply::waited)
                .flatMap(Optional::stream)
                .toList();
        throw waits.size() == failures.size()
                ? new GateTooLateException(message, Collections.min(waits))
                : new GateException(message);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
