package dev.rehearsal.http;

import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param method {@code GET} or {@code POST}
 * @param path without its query
 * @param parameters of the query, decoded; of those with one name, the first
 */
public record HttpCall(String method, String path, Map<String, String> parameters) {
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Method and path, as in {@code GET /gate}: what a route is found by. */
    public String route() {
        return method + " " + path;
    }
}
