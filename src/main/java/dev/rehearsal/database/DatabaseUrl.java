package dev.rehearsal.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a database is and as whom to log in, as {@code postgresql://user@host:port/database} says it: the form of
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS without a password and parameters.
 */
public record DatabaseUrl(Scheme scheme, Address address, String user) {
    /**
     * Reads one.
     *
     * @param known the schemes that it may begin with
     * @throws IllegalArgumentException what is wrong with it and how to write it, never with its password
     */
    public static DatabaseUrl parse(String text, List<Scheme> known) {
        URI uri = uri(text, known);
        String user = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
        String database = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("^/", "");
        if (user.contains(":")) {
            throw new IllegalArgumentException(
                    "an address that holds a password shows it to everybody on this machine: leave it out, and set what"
                            + " the engine's own programs read, such as PGPASSWORD, or name a file that holds it");
        }
        Scheme scheme = known.stream()
                .filter(each -> each.is(uri.getScheme()))
                .findFirst()
                .orElseThrow(() -> wrong(text, "does not begin with " + listed(known, "%s://"), known));
        Optional<String> problem = problem(uri, user, database);
        if (problem.isPresent()) {
            throw wrong(text, problem.get(), known);
        }
        int port = uri.getPort() < 0 ? scheme.usualPort() : uri.getPort();
        return new DatabaseUrl(
                scheme, new Address(new Endpoint(uri.getHost(), port), decoded(database)), decoded(user));
    }

    private static IllegalArgumentException wrong(String text, String problem, List<Scheme> known) {
        // What follows a question mark may be a password.
        return new IllegalArgumentException(
                "'%s' %s; %s".formatted(text.replaceFirst("[?].*", "?…"), problem, form(known)));
    }

    private static URI uri(String text, List<Scheme> known) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The reason, and not the message, which repeats what may hold a password.
            throw new IllegalArgumentException(
                    "an address cannot be read: %s; %s".formatted(e.getReason(), form(known)), e);
        }
    }

    private static Optional<String> problem(URI uri, String user, String database) {
        if (uri.getHost() == null) {
            return Optional.of("names no host");
        }
        if (user.isEmpty()) {
            return Optional.of("names no user");
        }
        if (database.isEmpty() || database.contains("/")) {
            return Optional.of("names no database");
        }
        return uri.getRawQuery() == null ? Optional.empty() : Optional.of("has parameters, which are not understood");
    }

    private static String form(List<Scheme> known) {
        return "write " + listed(known, "%s://user@host:port/database");
    }

    private static String listed(List<Scheme> known, String form) {
        return known.stream().map(each -> form.formatted(each.word())).collect(Collectors.joining(" or "));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "%s://%s@%s".formatted(scheme.word(), user, address);
    }
}
