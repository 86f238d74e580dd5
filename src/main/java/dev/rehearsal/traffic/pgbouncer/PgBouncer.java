package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One PgBouncer: what it shows, the orders it takes, and its file. Orders are for one thread; any other may look at its
 * {@link #state} and {@link #problems} meanwhile, by a console of their own, so that no look holds up an order.
 */
public final class PgBouncer implements AutoCloseable {
    private static final Duration READ_WITHIN = Duration.ofSeconds(3);

    private final String name;
    private final Console console;
    private final View view;
    private final View onlookers;
    private final Orders orders;
    private final ConfigurationFile file;
    private List<String> held = List.of();
    private volatile Optional<Move> move = Optional.empty();
    private boolean isPlaced;
    private boolean isReloaded;

    private PgBouncer(String name, Console console, Console onlookers, Orders orders, ConfigurationFile file) {
        this.name = name;
        this.console = console;
        this.onlookers = new View(onlookers);
        this.view = new View(console);
        this.orders = orders;
        this.file = file;
    }

    /** One that obeys its console, which a login of {@code admin_users} opens. */
    public static PgBouncer byConsole(String name, ConsoleDoor door, ConfigurationFile file) {
        Console console = new Console(door);
        return new PgBouncer(name, console, new Console(door), new ConsoleOrders(door, console), file);
    }

    /** One that obeys signals, and may be looked at through its console, as a login of {@code stats_users} at least. */
    public static PgBouncer bySignal(String name, ConsoleDoor door, Signal signal, ConfigurationFile file) {
        Console console = new Console(door);
        return new PgBouncer(name, console, new Console(door), new SignalOrders(signal, new View(console)), file);
    }

    String name() {
        return name;
    }

    private Offers offers(View by) {
        return new Offers(name, by, move.map(Move::names).orElse(List.of()));
    }

    /** Puts the file for another server in place, without having it read, and opens what a pause takes. */
    void prepare(String database, Address target) throws GateException, InterruptedException {
        takeBack();
        move = Optional.empty();
        List<Alias> found = offers(view).aliases(database);
        Move next = Move.of(file, found, found.get(0).target(), target);
        move = Optional.of(next);
        isReloaded = false;
        place(next);
        orders.ready(next.names());
    }

    private void place(Move next) throws GateException, InterruptedException {
        isPlaced = true;
        file.replace(next.next());
    }

    Orders.Pausing pause(String database) throws GateException, InterruptedException {
        held = offers(view).aliases(database).stream().map(Alias::name).toList();
        return orders.pause(held);
    }

    /**
     * Releases traffic, as soon as can be. Where it was not moved, somebody else may have had PgBouncer read the file
     * that lies there for later: it is led back before.
     */
    void resume() throws GateException, InterruptedException {
        boolean isUnread = isPlaced && !isReloaded;
        if (isUnread
                && move.isPresent()
                && !view.elsewhere(move.get().names(), move.get().from()).isEmpty()) {
            pointBack();
        }
        orders.resume(held);
        held = List.of();
    }

    /** A file that was put in place but never read must not wait there for a restart. */
    void takeBack() throws GateException, InterruptedException {
        if (isPlaced && !isReloaded && move.isPresent()) {
            file.replace(move.get().former());
            isPlaced = false;
        }
    }

    void repoint() throws GateException, InterruptedException {
        Move next = move.orElseThrow(
                () -> new GateException("repoint PgBouncer '%s' → nothing is prepared → prepare it".formatted(name)));
        refuseLoose(next);
        if (!isPlaced) {
            place(next);
        }
        isReloaded = true;
        orders.reload();
        awaitShown(next.names(), next.to());
    }

    /** A client that was let go by somebody else would be on the next server before it is ready. */
    private void refuseLoose(Move next) throws GateException, InterruptedException {
        List<String> loose = held.isEmpty() ? List.of() : view.flowing(next.names(), next.from());
        if (!loose.isEmpty()) {
            throw new GateException(
                    "repoint PgBouncer '%s' → %s flow, though they were held → find out who let them, and keep them from it"
                            .formatted(name, loose));
        }
    }

    /** Brings the former file back, and has it read whether or not the later one was. */
    void pointBack() throws GateException, InterruptedException {
        if (isPlaced && move.isPresent()) {
            file.replace(move.get().former());
            orders.reload();
            awaitShown(move.get().names(), move.get().from());
            isPlaced = false;
            isReloaded = false;
        }
    }

    private void awaitShown(List<String> names, Address target) throws GateException, InterruptedException {
        try {
            Waiting.until("PgBouncer '%s' to lead to %s".formatted(name, target), READ_WITHIN, () -> {
                List<String> elsewhere = view.elsewhere(names, target);
                return Observation.of(elsewhere.isEmpty(), String.join(", ", elsewhere));
            });
        } catch (TimedOutException e) {
            throw new GateException(
                    "have PgBouncer '%s' read its file again → %s → see its log for what it dislikes in %s"
                            .formatted(name, e.getMessage(), file),
                    e);
        }
    }

    List<GateState> state(String database) throws GateException, InterruptedException {
        return offers(onlookers).state(database);
    }

    /**
     * What stands against holding and moving this clientele's traffic, which leads to this address. Who asks is about
     * to pause, so what that takes is opened as well.
     */
    List<String> problems(Clientele clientele, Address expected) throws GateException, InterruptedException {
        List<Alias> aliases = offers(onlookers).aliases(clientele.database());
        orders.ready(aliases.stream().map(Alias::name).toList());
        List<String> problems = new ArrayList<>(new Fitness(onlookers, aliases).problems(clientele, expected));
        problems.addAll(
                Move.strangenesses(new Configuration(file.read()), onlookers.aliases(), expected, file.toString()));
        problems.addAll(orders.problems());
        return problems.stream()
                .map(problem -> "PgBouncer '%s': %s".formatted(name, problem))
                .toList();
    }

    @Override
    public void close() {
        orders.close();
        onlookers.console().close();
        console.close();
    }
}
