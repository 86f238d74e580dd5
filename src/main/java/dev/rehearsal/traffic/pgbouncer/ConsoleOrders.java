package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Orders by console. Databases are paused one by one but at once, so that those on other servers go on being served: a
 * console does nothing else until its pause is complete, so each database has a console of its own.
 */
final class ConsoleOrders implements Orders {
    private final ConsoleDoor door;
    private final Console console;
    private final Map<String, Console> pausers = new LinkedHashMap<>();
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
        for (String database : databases) {
            try {
                console.ask(order("RESUME", database));
            } catch (GateException e) {
                if (isHeld(database)) {
                    throw e;
                }
            }
        }
        // Who still waits for a pause that was called off would wait for ever.
        begun.forEach((database, pause) -> {
            if (!pause.isDone()) {
                pauser(database).hangUp();
            }
        });
        begun.clear();
    }

    private boolean isHeld(String database) throws GateException, InterruptedException {
        return new View(console)
                .aliases().stream().anyMatch(alias -> alias.name().equals(database) && alias.isPaused());
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
