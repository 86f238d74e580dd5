package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a subscription away, and its slots on the publisher: also when the subscriber is gone, and also those that
 * still copied tables. A slot left behind would keep the publisher's log until its disk is full.
 */
record SubscriptionRemoval(String on, String from, String name) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    static void note(StepContext context, String name, String from, Optional<Subscription> created) {
        context.values().note("subscription.%s.from".formatted(name), from);
        created.ifPresent(
                found -> context.values().note("subscription.%s.oid".formatted(name), String.valueOf(found.oid())));
    }

    static boolean isNoted(StepContext context, String name) {
        return context.values().get("subscription.%s.from".formatted(name)).isPresent();
    }

    void run(StepContext context) throws StepFailedException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Optional<Long> oid =
                context.values().get("subscription.%s.oid".formatted(name)).map(Long::valueOf);
        try {
            oid = unsubscribe(context)
                    .or(() -> context.values()
                            .get("subscription.%s.oid".formatted(name))
                            .map(Long::valueOf));
        } catch (SqlFailedException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        dropSlots(context, oid);
        if (!problems.isEmpty()) {
            throw new StepFailedException(
                    "drop subscription '%s' on %s".formatted(name, on),
                    String.join("; ", problems),
                    "drop it by hand; its slots on %s are gone".formatted(from));
        }
    }

    /** The slots that are left on the publisher. */
    List<String> slots(Sql blue, Optional<Long> oid) {
        return Slot.all(blue).stream()
                .map(Slot::name)
                .filter(slot -> slot.equals(name)
                        || oid.filter(number -> Subscription.isSyncSlot(slot, number))
                                .isPresent())
                .toList();
    }

    private Optional<Long> unsubscribe(StepContext context) {
        if (!context.exists(on)) {
            return Optional.empty();
        }
        try (Sql green = context.sql(on)) {
            Optional<Subscription> found = Subscription.find(green, name);
            if (found.isPresent()) {
                Subscription.dropping(name).forEach(green::execute);
            }
            return found.map(Subscription::oid);
        }
    }

    private void dropSlots(StepContext context, Optional<Long> oid) throws StepFailedException, InterruptedException {
        if (!context.exists(from)) {
            return;
        }
        Deadline deadline = context.deadline().butAtMost(LIMIT);
        try (Sql blue = context.sql(from)) {
            Await.until("the slots of '%s' to go".formatted(name), deadline, BETWEEN_LOOKS, () -> look(blue, oid));
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    "drop the slots of subscription '%s' on %s".formatted(name, from),
                    String.valueOf(e.getMessage()),
                    "drop them by hand, or %s keeps its log until its disk is full".formatted(from),
                    e);
        }
    }

    private Observation look(Sql blue, Optional<Long> oid) {
        List<String> left = slots(blue, oid);
        for (String slot : left) {
            blue.execute(Slot.releasing(slot));
            if (Slot.find(blue, slot).filter(found -> !found.isActive()).isPresent()) {
                blue.execute(Slot.dropping(slot));
            }
        }
        return Observation.of(left.isEmpty(), "left: " + left);
    }
}
