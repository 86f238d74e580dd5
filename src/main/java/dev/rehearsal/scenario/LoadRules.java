package dev.rehearsal.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** What must hold within a load: {@code Orders} makes only the kinds of request it knows. */
record LoadRules(Mapping root, Problems problems) {
    private static final String ORDERS = "Orders";

    void check() {
        Optional<Mapping> load = root.get("load").flatMap(Mapping::of);
        Object simulation = load.flatMap(settings -> settings.get("simulation"))
                .flatMap(node -> Scalar.TEXT.read(node, new Problems()))
                .orElse(ORDERS);
        if (simulation.equals(ORDERS)) {
            load.flatMap(settings -> settings.get("kinds")).ifPresent(this::checkKinds);
        }
    }

    private void checkKinds(Node written) {
        Choices known = new Choices(LoadSpec.KINDS);
        Object kinds =
                new Listed(Scalar.TEXT, false).read(written, new Problems()).orElse(List.of());
        ((Collection<?>) kinds)
                .stream()
                        .map(String::valueOf)
                        .filter(kind -> !known.words().contains(kind))
                        .forEach(kind -> problems.add(written, known.refuse(kind, "kind of request")));
    }
}
