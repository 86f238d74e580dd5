package dev.rehearsal.check.parity;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.CommonParser;
import dev.rehearsal.database.dialect.Structure;
import dev.rehearsal.database.dialect.Structures;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.SchemaDifference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Structure, rights, settings and statistics of blue and green, compared.
 *
 * @param things how many were compared: those of blue, and those that only green has
 * @param differences the ones that the servers' releases account for among them, and what is only spelt otherwise
 * @param unread kinds of things, or single ones, that could not be compared, and why not
 * @param uncompared what is there and in no comparison, such as {@code publication}, and how many there are
 */
public record SchemaComparison(
        long things, List<SchemaDifference> differences, Map<String, String> unread, Map<String, String> uncompared) {
    /** Of what is not compared, on each server. */
    private static final int MOST_NAMED = 3;

    private record Key(String kind, String object) {}

    public SchemaComparison {
        differences = List.copyOf(differences);
        unread = Map.copyOf(unread);
        uncompared = Collections.unmodifiableMap(new TreeMap<>(uncompared));
    }

    /** Compares all there is, over connections that nobody will use for anything else. */
    public static SchemaComparison of(Structures structures, Sql blue, Sql green) {
        Structure ours = structures.read(blue);
        Structure theirs = structures.read(green);
        return between(structures, ours, theirs, structures.parser(ours.release() > theirs.release() ? blue : green));
    }

    /** Compares all but who may connect, which nobody may on a fenced blue. */
    static SchemaComparison ofFenced(Structures structures, Sql blue, Sql green) {
        Structure ours = structures.read(blue).without(structures.rightToConnect());
        Structure theirs = structures.read(green).without(structures.rightToConnect());
        return between(structures, ours, theirs, structures.parser(ours.release() > theirs.release() ? blue : green));
    }

    private static SchemaComparison between(
            Structures structures, Structure blue, Structure green, CommonParser parser) {
        Set<String> readers = new LinkedHashSet<>(List.of(blue.reader(), green.reader()));
        Map<String, String> unread = new LinkedHashMap<>(blue.unread());
        unread.putAll(green.unread());
        Map<Key, SchemaItem> ours = byKey(blue.withoutReaders(readers), unread.keySet());
        Map<Key, SchemaItem> theirs = byKey(green.withoutReaders(readers), unread.keySet());
        Set<Key> keys = new LinkedHashSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        SchemaPairs pairs = new SchemaPairs(structures, blue.release(), green.release(), parser);
        for (Key key : keys) {
            SchemaItem none = new SchemaItem(key.kind(), key.object(), "");
            pairs.compare(ours.getOrDefault(key, none), theirs.getOrDefault(key, none));
        }
        unread.putAll(pairs.untold());
        return new SchemaComparison(keys.size(), pairs.differences(), unread, uncompared(blue, green));
    }

    private static Map<Key, SchemaItem> byKey(Structure structure, Set<String> unread) {
        Map<Key, SchemaItem> byKey = new LinkedHashMap<>();
        for (SchemaItem item : structure.items()) {
            if (!unread.contains(item.kind())) {
                byKey.put(new Key(item.kind(), item.object()), item);
            }
        }
        return byKey;
    }

    private static Map<String, String> uncompared(Structure blue, Structure green) {
        Set<String> kinds = new LinkedHashSet<>(blue.uncompared().keySet());
        kinds.addAll(green.uncompared().keySet());
        Map<String, String> uncompared = new LinkedHashMap<>();
        for (String kind : kinds) {
            List<String> ours = blue.uncompared().getOrDefault(kind, List.of());
            List<String> theirs = green.uncompared().getOrDefault(kind, List.of());
            if (!ours.isEmpty() || !theirs.isEmpty()) {
                uncompared.put(kind, "%s on blue, %s on green".formatted(inWords(ours), inWords(theirs)));
            }
        }
        return uncompared;
    }

    private static String inWords(List<String> names) {
        return names.isEmpty()
                ? "none"
                : "%,d (%s%s)"
                        .formatted(
                                names.size(),
                                names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                                names.size() > MOST_NAMED ? ", …" : "");
    }

    /** The differences that nothing accounts for. */
    public List<SchemaDifference> unexplained() {
        return differences.stream()
                .filter(difference -> !difference.explained())
                .toList();
    }

    /** The differences that the servers' releases account for, and what is only spelt otherwise. */
    public List<SchemaDifference> explained() {
        return differences.stream().filter(SchemaDifference::explained).toList();
    }

    /**
     * A finding for each difference that nothing accounts for, up to a number of each kind, and for what is unknown.
     */
    public List<Finding> findings() {
        return Stream.concat(SchemaFindings.of(unexplained()).stream(), SchemaFindings.of(unread).stream())
                .toList();
    }
}
