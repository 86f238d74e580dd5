package simulations;

import dev.rehearsal.load.OrderKind;
import dev.rehearsal.load.SeededRows;
import io.gatling.javaapi.core.Session;
import java.util.SplittableRandom;

/** The requests of a shop, as the reference application serves them: see {@link OrderKind} for how often each comes. */
public final class Orders extends RecordedSimulation {
    private static final int DOCUMENT_BYTES = 64 * 1024;
    private static final int LARGEST_TRANSFER = 100;

    public Orders() {
        send(OrderKind.chosen(settings().kinds()).stream()
                .filter(kind -> kind != OrderKind.LONG_TRANSACTION
                        || !settings().longTransaction().isZero())
                .map(this::kind)
                .toList());
    }

    private Kind kind(OrderKind kind) {
        Kind plain = kind.isWrite()
                ? Kind.write(kind.label(), http -> http.post(session -> path(kind, session)))
                : Kind.read(kind.label(), http -> http.get(session -> path(kind, session)));
        return kind.perSecond() > 0 ? plain.perSecond(kind.perSecond()) : plain.weighing(kind.weight());
    }

    private String path(OrderKind kind, Session session) {
        String path = "/" + kind.label() + "?write=" + session.getLong(NUMBER);
        SeededRows rows = settings().rows();
        SplittableRandom random = random(session);
        return switch (kind) {
            case READ -> path + "&order=" + id(random, rows.orders());
            case TRANSFER -> path + transfer(random, rows.accounts());
            case LARGE_UPDATE -> path + "&document=" + id(random, rows.documents()) + "&bytes=" + DOCUMENT_BYTES;
            case LONG_TRANSACTION ->
                path + "&hold=" + settings().longTransaction().toMillis();
            case CREATE, INSERT_WITHOUT_KEY, FRESH_CONNECTION, IDLE_THEN_USE -> path;
        };
    }

    /** Between two accounts that are never the same. */
    private static String transfer(SplittableRandom random, long accounts) {
        long from = id(random, accounts);
        long to = 1 + (from - 1 + id(random, accounts - 1)) % accounts;
        return "&from=" + from + "&to=" + to + "&amount=" + random.nextInt(1, LARGEST_TRANSFER + 1);
    }

    private static long id(SplittableRandom random, long count) {
        return random.nextLong(1, count + 1);
    }
}
