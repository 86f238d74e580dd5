package dev.rehearsal.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** What must hold within a load: {@code Orders} makes only the kinds of request it knows, and makes some. */
record LoadRules(Mapping root, Problems problems) {
    private static final String ORDERS = "Orders";
    private static final String LONG = "long-transaction";

    void check() {
        Optional<Mapping> load = root.get("load").flatMap(Mapping::of);
        Object simulation = load.flatMap(settings -> settings.get("simulation"))
                .flatMap(node -> Scalar.TEXT.read(node, new Problems()))
                .orElse(ORDERS);
        if (simulation.equals(ORDERS)) {
            load.flatMap(settings -> settings.get("kinds")).ifPresent(written -> checkKinds(written, load));
        }
    }

    private void checkKinds(Node written, Optional<Mapping> load) {
        Choices known = new Choices(LoadSpec.KINDS);
        List<String> kinds = words(written);
        kinds.stream()
                .filter(kind -> !known.words().contains(kind))
                .forEach(kind -> problems.add(written, known.refuse(kind, "kind of request")));
        if (Set.copyOf(kinds).equals(Set.of(LONG)) && hasNoLongTransaction(load)) {
            problems.add(
                    written,
                    "no request would ever be made: '%s' is the only kind and longTransaction is 0; set that above 0, or name another kind"
                            .formatted(LONG));
        }
    }

    private static boolean hasNoLongTransaction(Optional<Mapping> load) {
        return load.flatMap(settings -> settings.get("longTransaction"))
                .flatMap(node -> Scalar.DURATION.read(node, new Problems()))
                .filter(Duration.ZERO::equals)
                .isPresent();
    }

    private static List<String> words(Node written) {
        Object kinds =
                new Listed(Scalar.TEXT, false).read(written, new Problems()).orElse(List.of());
        return ((Collection<?>) kinds).stream().map(String::valueOf).toList();
    }
}
