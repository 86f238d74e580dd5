package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.environment.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What no place on this machine can carry. */
final class LocalRefusals {
    private LocalRefusals() {}

    /** Why servers of these engines alone, made for the rehearsal, do not do; empty when they do. */
    static List<String> of(Wanted wanted, List<Engine> carried) {
        String names = carried.stream().map(Engine::rdsName).collect(Collectors.joining(" and "));
        List<String> refusals = new ArrayList<>(wanted.engines().stream()
                .filter(engine -> !carried.contains(engine))
                .map(engine -> "it has servers of engine %s only, not %s".formatted(names, engine.rdsName()))
                .toList());
        if (wanted.findsGreen()) {
            refusals.add("it begins with blue alone, and green is to be there already");
        }
        return List.copyOf(refusals);
    }
}
