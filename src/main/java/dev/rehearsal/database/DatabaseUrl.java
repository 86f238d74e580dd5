package dev.rehearsal.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a database is and as whom to log in, as {@code postgresql://user@host:port/database} says it: the form of
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS without a password and parameters.
 */
public record DatabaseUrl(Address address, String user) {
    private static final String FORM = "write postgresql://user@host:port/database";
    private static final int USUAL_PORT = 5432;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException what is wrong with it and how to write it, never with its password
     */
    public static DatabaseUrl parse(String text) {
        URI uri = uri(text);
        String user = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
        String database = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("^/", "");
        if (user.contains(":")) {
            throw new IllegalArgumentException(
                    "an address that holds a password shows it to everybody on this machine: leave it out, and set"
                            + " PGPASSWORD or PGPASSFILE, or name a file that holds it");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw wrong(text, "does not begin with postgresql://");
        }
        if (uri.getHost() == null) {
            throw wrong(text, "names no host");
        }
        if (user.isEmpty()) {
            throw wrong(text, "names no user");
        }
        if (database.isEmpty() || database.contains("/")) {
            throw wrong(text, "names no database");
        }
        if (uri.getRawQuery() != null) {
            throw wrong(text, "has parameters, which are not understood");
        }
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        return new DatabaseUrl(new Address(new Endpoint(uri.getHost(), port), decoded(database)), decoded(user));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The reason, and not the message, which repeats what may hold a password.
            throw new IllegalArgumentException("an address cannot be read: %s; %s".formatted(e.getReason(), FORM), e);
        }
    }

    private static IllegalArgumentException wrong(String text, String what) {
        // What follows a question mark may be a password.
        return new IllegalArgumentException("'%s' %s; %s".formatted(text.replaceFirst("[?].*", "?…"), what, FORM));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "postgresql://%s@%s".formatted(user, address);
    }
}
