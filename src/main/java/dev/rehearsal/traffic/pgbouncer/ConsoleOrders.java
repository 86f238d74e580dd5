package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.GateException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders by console. Databases are paused one by one but at once, so that those on other servers go on being served: a
 * console does nothing else until its pause is complete, so each database has a console of its own.
 */
final class ConsoleOrders implements Orders {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleOrders.class);
    /** For an order on the way when its connection was given up: it arrives all the same. */
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(1);

    private final ConsoleDoor door;
    private final Console console;
    private final Map<String, Console> pausers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<?>> begun = new LinkedHashMap<>();

    ConsoleOrders(ConsoleDoor door, Console console) {
        this.door = door;
        this.console = console;
    }

    @Override
    public Pausing pause(List<String> databases) throws GateException, InterruptedException {
        for (String database : databases) {
            begun.put(database, pauser(database).begin(order("PAUSE", database)));
        }
        return () -> {
            boolean isDrained = true;
            for (Map.Entry<String, CompletableFuture<?>> each : begun.entrySet()) {
                isDrained &= pauser(each.getKey()).isDone(order("PAUSE", each.getKey()), each.getValue());
            }
            return isDrained;
        };
    }

    @Override
    public void ready(List<String> databases) throws GateException, InterruptedException {
        console.ask("SHOW VERSION");
        for (String database : databases) {
            pauser(database).ask("SHOW VERSION");
        }
    }

    private Console pauser(String database) {
        return pausers.computeIfAbsent(database, each -> new Console(door));
    }

    /** PgBouncer refuses to resume what is not paused, so a refusal alone is no failure. */
    @Override
    public void resume(List<String> databases) throws GateException, InterruptedException {
        Set<String> underWay = callOff();
        boolean isRefused = false;
        for (String database : databases) {
            try {
                console.ask(order("RESUME", database));
                underWay.remove(database);
            } catch (GateException e) {
                LOG.debug("{} was not resumed, perhaps since it is not paused", database, e);
                isRefused = true;
            }
        }
        if (isRefused) {
            awaitReleased(databases, underWay);
        }
    }

    /** Ends the waiting for pauses; the databases whose pause may still be on its way. */
    private Set<String> callOff() {
        Set<String> underWay = new HashSet<>();
        begun.forEach((database, pause) -> {
            if (!pause.isDone()) {
                pauser(database).hangUp();
            }
            // Nothing is sent once this is known.
            if (pause.handle((rows, failure) -> failure != null).join()) {
                underWay.add(database);
            }
        });
        begun.clear();
        return underWay;
    }

    /** Releases whoever is paused after all, until no pause is under way any more. */
    private void awaitReleased(List<String> databases, Set<String> underWay)
            throws GateException, InterruptedException {
        try {
            Waiting.until("pauses that were called off to arrive", ARRIVES_WITHIN, () -> {
                for (String database : held(databases)) {
                    console.ask(order("RESUME", database));
                    underWay.remove(database);
                }
                return Observation.of(underWay.isEmpty(), String.join(", ", underWay));
            });
        } catch (TimedOutException e) {
            LOG.debug("they were lost with their connections", e);
        }
    }

    private List<String> held(List<String> databases) throws GateException, InterruptedException {
        return new View(console)
                .aliases().stream()
                        .filter(alias -> alias.isPaused() && databases.contains(alias.name()))
                        .map(Alias::name)
                        .toList();
    }

    @Override
    public void reload() throws GateException, InterruptedException {
        console.ask("RELOAD");
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    private static String order(String order, String database) {
        return "%s \"%s\"".formatted(order, database.replace("\"", "\"\""));
    }

    @Override
    public void close() {
        pausers.values().forEach(Console::close);
    }
}
