package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.traffic.GateException;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of the file that leads databases elsewhere.
 *
 * @param names under which PgBouncer offers them
 * @param former the file before
 * @param next the file after
 */
record Move(List<String> names, Address from, Address to, String former, String next) {

    /**
     * @throws GateException when the file is not what PgBouncer runs by, so that changing it would do something else
     */
    static Move of(ConfigurationFile file, List<Alias> aliases, Address from, Address to)
            throws GateException, InterruptedException {
        String former = file.read();
        Configuration before = new Configuration(former);
        List<String> strange = strangenesses(before, aliases, from, file.toString());
        if (!strange.isEmpty()) {
            throw new GateException("point PgBouncer's file %s at %s → %s → correct the file, and RELOAD"
                    .formatted(file, to, String.join("; ", strange)));
        }
        Configuration renamed = from.database().equals(to.database())
                ? before
                : before.renamed(from.endpoint(), from.database(), to.database());
        return new Move(
                aliases.stream().map(Alias::name).toList(),
                from,
                to,
                former,
                renamed.moved(from.endpoint(), to.endpoint()).text());
    }

    /** Where the file and what PgBouncer shows tell different things of one server's databases. */
    static List<String> strangenesses(Configuration file, List<Alias> aliases, Address from, String place) {
        List<String> strange = new ArrayList<>();
        List<String> written =
                file.leadingTo(from.endpoint()).stream().map(Entry::name).toList();
        List<String> shown = aliases.stream()
                .filter(alias -> alias.leadsTo(from.endpoint()))
                .map(Alias::name)
                .toList();
        if (written.contains("*")) {
            strange.add(
                    "'*' leads to %s too, and databases of any name could come into being while traffic is held; name them one by one"
                            .formatted(from.endpoint()));
        }
        shown.stream()
                .filter(name -> !written.contains(name) && !written.contains("*"))
                .forEach(name -> strange.add("%s leads '%s' not to %s, as PgBouncer shows, or not at all%s"
                        .formatted(place, name, from.endpoint(), included(file))));
        written.stream()
                .filter(name -> !name.equals("*") && !shown.contains(name))
                .forEach(name -> strange.add("%s leads '%s' to %s, but PgBouncer has not read that yet"
                        .formatted(place, name, from.endpoint())));
        return strange;
    }

    private static String included(Configuration file) {
        return file.included().isEmpty()
                ? ""
                : "; it includes %s: databases have to stand in one file, the one that is named"
                        .formatted(String.join(", ", file.included()));
    }
}
