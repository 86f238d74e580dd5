package dev.rehearsal.check.parity;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Secrets;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Structure;
import dev.rehearsal.database.postgres.StructurePair;
import dev.rehearsal.database.postgres.VersionCause;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.SchemaDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Structure, rights, settings and statistics of blue and green, compared.
 *
 * @param things how many were compared: those of blue, and those that only green has
 * @param differences those that the servers' releases account for among them
 * @param unread kinds of things that could not be compared, and why not
 */
public record SchemaComparison(long things, List<SchemaDifference> differences, Map<String, String> unread) {
    private record Key(String kind, String object) {}

    public SchemaComparison {
        differences = List.copyOf(differences);
        unread = Map.copyOf(unread);
    }

    /** Compares all there is. */
    public static SchemaComparison of(Sql blue, Sql green) {
        return between(Structure.read(blue), Structure.read(green));
    }

    /** Compares all but who may connect, which nobody may on a fenced blue. */
    static SchemaComparison ofFenced(Sql blue, Sql green) {
        return between(
                Structure.read(blue).without(Structure.RIGHT_TO_CONNECT),
                Structure.read(green).without(Structure.RIGHT_TO_CONNECT));
    }

    private static SchemaComparison between(Structure blue, Structure green) {
        Set<String> readers = new LinkedHashSet<>(List.of(blue.reader(), green.reader()));
        Map<String, String> unread = new LinkedHashMap<>(blue.unread());
        unread.putAll(green.unread());
        Map<Key, String> ours = byKey(blue.withoutReaders(readers), unread.keySet());
        Map<Key, String> theirs = byKey(green.withoutReaders(readers), unread.keySet());
        Set<Key> keys = new LinkedHashSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        List<SchemaDifference> differences = new ArrayList<>();
        for (Key key : keys) {
            String here = ours.getOrDefault(key, "");
            String there = theirs.getOrDefault(key, "");
            if (!here.equals(there)) {
                StructurePair pair =
                        new StructurePair(key.kind(), key.object(), here, there, blue.release(), green.release());
                String reason = VersionCause.of(pair).orElse("");
                differences.add(new SchemaDifference(
                        key.kind(), key.object(), Secrets.hidden(here), Secrets.hidden(there), reason));
            }
        }
        return new SchemaComparison(keys.size(), differences, unread);
    }

    private static Map<Key, String> byKey(Structure structure, Set<String> unread) {
        Map<Key, String> byKey = new LinkedHashMap<>();
        for (SchemaItem item : structure.items()) {
            if (!unread.contains(item.kind())) {
                byKey.put(new Key(item.kind(), item.object()), item.description());
            }
        }
        return byKey;
    }

    /** Those that nothing accounts for. */
    public List<SchemaDifference> unexplained() {
        return differences.stream()
                .filter(difference -> !difference.explained())
                .toList();
    }

    /** Those that the servers' releases account for. */
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
