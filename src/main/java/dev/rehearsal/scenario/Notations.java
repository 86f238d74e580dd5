package dev.rehearsal.scenario;

import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Tls;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

import static java.util.Map.entry;

/**
 * Which notation a type has.
 *
 * @param catalog the steps that a runbook may name
 */
record Notations(StepCatalog catalog) {
    private static final Map<Class<?>, Notation> PLAIN = Map.ofEntries(
            entry(String.class, Scalar.TEXT),
            entry(int.class, Scalar.WHOLE_NUMBER),
            entry(long.class, Scalar.LONG_NUMBER),
            entry(Rate.class, Scalar.RATE),
            entry(boolean.class, Scalar.TRUTH),
            entry(Duration.class, Scalar.DURATION),
            entry(URI.class, Scalar.URL),
            entry(Endpoint.class, Scalar.ENDPOINT),
            entry(Authorities.class, Scalar.AUTHORITIES),
            entry(Engine.class, Scalar.of(Engine.class, "engine")),
            entry(GateKind.class, Scalar.of(GateKind.class, "gate")),
            entry(Tls.Mode.class, Scalar.of(Tls.Mode.class, "mode of TLS")));

    Notation of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return new Listed(of(generic.getActualTypeArguments()[0]), generic.getRawType() == Set.class);
        }
        Class<?> plain = (Class<?>) type;
        if (PLAIN.containsKey(plain)) {
            return PLAIN.get(plain);
        }
        if (plain == PlacedStep.class) {
            return new StepNotation(this);
        }
        if (plain == Runbook.class) {
            return new RunbookNotation(this);
        }
        if (plain == ExpectSpec.ByEnvironment.class) {
            return new ExpectNotation(this);
        }
        return plain.isEnum() ? Scalar.of(plain, "valid word") : settings(plain.asSubclass(Record.class));
    }

    private Notation settings(Class<? extends Record> type) {
        return Settings.of(type, nounOf(type), this);
    }

    /** {@code load} of LoadSpec. */
    private static String nounOf(Class<?> type) {
        return type.getSimpleName().replaceAll("Spec$", "").toLowerCase(Locale.ROOT);
    }

    /** What a node is, for messages. */
    static String shape(Node node) {
        return switch (node.getNodeId()) {
            case mapping -> "a mapping";
            case sequence -> "a list";
            case scalar, anchor -> "a single value";
        };
    }
}
