package dev.rehearsal.database;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each server has to show before it is believed. Where nothing is said of one, TLS is used where it is offered,
 * and any certificate is taken.
 */
public record Trust(Map<Endpoint, Tls> servers) {
    public static final Trust ANY = new Trust(Map.of());

    public Trust {
        servers = Map.copyOf(servers);
    }

    public Optional<Tls> of(Endpoint endpoint) {
        return Optional.ofNullable(servers.get(endpoint));
    }

    /** This trust for programs that know servers by the addresses at which this machine reaches them. */
    public Trust reachedBy(Reach reach) {
        return new Trust(servers.entrySet().stream()
                .collect(Collectors.toMap(entry -> reach.from(entry.getKey()), Map.Entry::getValue)));
    }

    /** Which mode is in effect, in words. */
    public static String inWords(Optional<Tls> tls) {
        return tls.map(Tls::toString).orElse("TLS where it is offered, and any certificate is taken");
    }
}
