package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a subscription away, and its slots on the publisher: also when the subscriber is gone, and also those that
 * still copied tables. A slot left behind would keep the publisher's log until its disk is full.
 */
record SubscriptionRemoval(String on, String from, String name) {
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
        Optional<Long> number = oid;
        new SlotRemoval(from).run(context, "subscription '%s'".formatted(name), blue -> slots(blue, number));
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
}
