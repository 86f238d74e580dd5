package dev.rehearsal.scenario;

import dev.rehearsal.database.Authorities;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.time.Durations;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A value written in one word.
 *
 * @param parse throws {@link IllegalArgumentException} with a message for the author of the file
 */
record Scalar(String wanted, Map<String, Object> schema, Function<String, Object> parse) implements Notation {
    static final Scalar TEXT = new Scalar("text", Map.of("type", List.of("string", "number")), text -> text);
    static final Scalar WHOLE_NUMBER =
            new Scalar("a whole number", Map.of("type", "integer"), text -> number(text, Integer::valueOf));
    static final Scalar LONG_NUMBER =
            new Scalar("a whole number", Map.of("type", "integer"), text -> number(text, Long::valueOf));
    static final Scalar RATE = new Scalar(
            Rate.wanted(),
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of("const", "auto"),
                            new TreeMap<>(Map.of("type", "number", "minimum", 0.1, "maximum", 100_000)))),
            Rate::parse);
    static final Scalar TRUTH = new Scalar("true or false", Map.of("type", "boolean"), Scalar::truth);
    static final Scalar DURATION = new Scalar(
            "a duration",
            Map.of("type", List.of("string", "integer"), "pattern", "^\\d+\\s*(ms|s|m|h)$", "maximum", 0, "minimum", 0),
            Scalar::duration);

    static final Scalar URL = new Scalar(
            "a URL such as http://127.0.0.1:8080",
            Map.of("type", "string", "pattern", "^https?://[^/?#]+"),
            Scalar::url);

    static final Scalar ENDPOINT = new Scalar(
            "an address such as db.internal:5432",
            Map.of("type", "string", "pattern", "^.+:\\d{1,5}$"),
            Scalar::endpoint);

    static final Scalar AUTHORITIES =
            new Scalar("a file of certificates", Map.of("type", "string"), text -> Authorities.in(Path.of(text)));

    /** The constants of an enum, in kebab case. */
    static Scalar of(Class<?> enumeration, String noun) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : enumeration.getEnumConstants()) {
            constants.put(word((Enum<?>) constant), constant);
        }
        Choices choices = new Choices(List.copyOf(constants.keySet()));
        return new Scalar("one of " + String.join(", ", choices.words()), Map.of("enum", choices.words()), text -> {
            Object constant = constants.get(text.replace('_', '-'));
            if (constant == null) {
                throw new IllegalArgumentException(choices.refuse(text, noun));
            }
            return constant;
        });
    }

    /** Sorted, so that the schema is the same text each time. */
    Scalar {
        schema = Collections.unmodifiableMap(new TreeMap<>(schema));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Optional<Object> read(Node node, Problems problems) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(node, "expected %s, found %s".formatted(wanted, Notations.shape(node)));
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            problems.add(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Object number(String text, Function<String, Object> parse) {
        try {
            return parse.apply(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no number that can stand here".formatted(text), e);
        }
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
        };
    }

    private static Object url(String text) {
        try {
            URI url = new URI(text);
            if (text.matches("https?://.*") && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no URL (%s); write one such as http://127.0.0.1:8080".formatted(text, e.getReason()), e);
        }
        throw new IllegalArgumentException(
                "'%s' is no URL of an application; write one such as http://127.0.0.1:8080".formatted(text));
    }

    private static Object endpoint(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException(
                    "'%s' is no address; write host and port, as in db.internal:5432".formatted(text));
        }
        return new Endpoint(text.substring(0, colon), Integer.parseInt(port));
    }

    private static Object duration(String text) {
        return text.equals("0") ? Duration.ZERO : Durations.parse(text);
    }
}
