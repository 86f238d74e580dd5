package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The databases that one PgBouncer offers, as somebody sees them.
 *
 * @param moved those that are moved together, wherever they lead by now
 */
record Offers(String name, View view, List<String> moved) {

    /** The databases that lead where this one does, which is the first of them, and those that are moved with it. */
    List<Alias> aliases(String database) throws GateException, InterruptedException {
        List<Alias> all = view.aliases();
        Alias main = all.stream()
                .filter(alias -> alias.name().equals(database))
                .findFirst()
                .orElseThrow(() -> new GateException(
                        "find the database '%s' in PgBouncer '%s' → it has %s → name one of these, or add it"
                                .formatted(
                                        database,
                                        name,
                                        all.stream().map(Alias::name).sorted().toList())));
        Stream<Alias> others = all.stream()
                .filter(alias -> !alias.name().equals(database))
                .filter(alias -> alias.leadsTo(main.target().endpoint()) || moved.contains(alias.name()));
        return Stream.concat(Stream.of(main), others).toList();
    }

    List<GateState> state(String database) throws GateException, InterruptedException {
        boolean isHeld = view.isHeld().orElse(false);
        Map<String, View.Crowd> crowds = view.crowds();
        List<GateState> states = new ArrayList<>();
        for (Alias alias : aliases(database)) {
            View.Crowd crowd = crowds.getOrDefault(alias.name(), View.Crowd.NONE);
            states.add(new GateState(
                    name + "/" + alias.name(),
                    alias.target(),
                    isHeld || alias.isPaused(),
                    crowd.active(),
                    crowd.waiting()));
        }
        return List.copyOf(states);
    }
}
