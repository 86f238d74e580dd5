package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.traffic.GateException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Databases behind a PgBouncer that lead elsewhere by what is written, and whether that is elsewhere. One on the same
 * server by another of its names, such as an instance's own beside its cluster's, would be neither held nor moved.
 *
 * @param main where traffic leads that is to be moved
 * @param addresses what PgBouncer found names to stand for; it looks them up when they are used
 */
record Neighbours(Address main, List<Alias> others, Map<String, List<String>> addresses) {

    /** All but those that are known to be moved. */
    static Neighbours of(View view, Address main, List<Alias> moved) throws GateException, InterruptedException {
        Set<String> names = moved.stream().map(Alias::name).collect(Collectors.toSet());
        List<Alias> others = view.aliases().stream()
                .filter(alias -> !names.contains(alias.name()))
                .toList();
        return new Neighbours(main, others, view.addresses());
    }

    List<String> problems() {
        Endpoint server = main.endpoint();
        Set<String> its = addresses(server.host());
        List<String> problems = new ArrayList<>();
        for (Alias alias : others) {
            Endpoint other = alias.target().endpoint();
            if (other.port() != server.port() || other.host().isEmpty()) {
                continue;
            }
            Set<String> theirs = addresses(other.host());
            if (!Collections.disjoint(its, theirs) || other.host().equalsIgnoreCase(server.host())) {
                problems.add(
                        "'%s' leads to %s, which is %s by another name: it would be neither held nor moved; give it that host, and RELOAD"
                                .formatted(alias.name(), alias.target(), server));
            } else if (theirs.isEmpty() && alias.target().database().equals(main.database())) {
                problems.add(
                        "'%s' leads to %s, which may be %s by another name, and would be neither held nor moved then; connect to it once, so that PgBouncer looks the name up, or take it out"
                                .formatted(alias.name(), alias.target(), server));
            }
        }
        return problems;
    }

    /** As PgBouncer knows them, or this machine; none for a name that neither knows. */
    private Set<String> addresses(String host) {
        List<String> known = addresses.getOrDefault(host.toLowerCase(Locale.ROOT), List.of());
        if (!known.isEmpty()) {
            return new HashSet<>(known);
        }
        try {
            return new HashSet<>(Stream.of(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .toList());
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }
}
