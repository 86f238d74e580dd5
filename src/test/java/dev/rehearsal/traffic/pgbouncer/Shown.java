package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;
import java.util.List;
import java.util.Map;

/** What a console shows, for tests elsewhere. */
public final class Shown {
    private Shown() {}

    public static List<Map<String, String>> by(ConsoleDoor door, String order)
            throws GateException, InterruptedException {
        try (Console console = new Console(door)) {
            return console.ask(order);
        }
    }
}
