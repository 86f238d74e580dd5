package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.KnownSequences;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.database.dialect.SequenceReading;
import dev.rehearsal.database.dialect.SequenceState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads where sequences stand, in time that grows with their number and no faster.
 *
 * <p>{@code pg_sequence_last_value} (commands/sequence.c) answers for a sequence by its number, but not before its
 * first call; where such a one stands, only a query of its own tells, which {@code query_to_xml} sends from within one
 * statement. Each look keeps a lock until its transaction ends, of which a server has room for
 * {@code max_locks_per_transaction} times its sessions, 64 × 100 mostly: so sequences are read in parts, and the
 * session must commit after each statement.
 */
final class SequenceQueries {
    /** How many are read, or set, by one statement. */
    static final int PART = 2000;

    /** As a list writes a value that is to be asked for. */
    private static final String ASKED = "?";

    /**
     * Looked at once, since pg_class has five rows for each table with a sequence: all where nothing is known, or what
     * was made or altered since. To alter a sequence or truncate with {@code restart identity} writes its row there
     * anew. One that is temporary may be another session's: its values cannot be read.
     */
    private static final String CATALOG = ExtensionParts.leftOut("""
            select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296)::text,
                   (select string_agg(c.oid::text, ' ') from pg_class c
                    where c.relkind = 'S' and c.relpersistence <> 't' and {not part pg_class c}
                      and coalesce(age(c.xmin) <= (select age(nullif(?, '')::text::xid)), true))""");

    /** Of known ones, what has moved and what is gone; all in all little is written, since most rest. */
    private static final String MOVED = """
            select string_agg(oid::text, ' ') filter (where is_there),
                   string_agg(coalesce(last::text, '-'), ' ') filter (where is_there),
                   string_agg(oid::text, ' ') filter (where not is_there)
            from (select k.oid, k.last as was, s.seqrelid is not null as is_there, pg_sequence_last_value(s.seqrelid) as last
                  from unnest(string_to_array(?, ' ')::oid[], string_to_array(?, ' ', '-')::bigint[]) as k (oid, last)
                    left join pg_sequence s on s.seqrelid = k.oid and s.seqrelid between ?::bigint::oid and ?::bigint::oid
                  offset 0) as each
            where not is_there or last is distinct from was""";

    private static final String TOLD = """
            select nspname, relname, oid::bigint, coalesce(last, substring(seen from '<at>(-?[0-9]+) ')::bigint),
                   seqincrement, seqmin, seqmax, last is not null or seen like '%%true</at>%%'
            from (select n.nspname, c.relname, c.oid, told.last, s.seqincrement, s.seqmin, s.seqmax,
                         case when told.last is null then query_to_xml(
                             format('select last_value || '' '' || is_called as at from %%I.%%I', n.nspname, c.relname),
                             false, true, '')::text end as seen
                  from %s as told (oid, last)
                    join pg_class c on c.oid = told.oid join pg_namespace n on n.oid = c.relnamespace
                    join pg_sequence s on s.seqrelid = c.oid
                  offset 0) as each
            order by oid""";

    private static final String NUMBERED = TOLD.formatted("""
            (select oid, case last when '?' then pg_sequence_last_value(oid) when '-' then null else last::bigint end
             from unnest(string_to_array(?, ' ')::oid[], string_to_array(?, ' ')) as asked (oid, last)
             where exists (select from pg_sequence where seqrelid = oid) offset 0)""");

    private static final String NAMED = TOLD.formatted("""
            (select oid, pg_sequence_last_value(oid)
             from (select to_regclass(name)::oid as oid from unnest(string_to_array(?, e'\\x01')) as named (name)
                   offset 0) as each
             where oid is not null offset 0)""");

    private SequenceQueries() {}

    /** The sequences that have been called, set or altered since, and any other that was not known. */
    static SequenceReading read(Sql sql, KnownSequences known) {
        Catalog catalog = sql.list(CATALOG, Catalog::of, known.horizon()).get(0);
        List<Long> altered = numbers(catalog.altered);
        KnownSequences unaltered = altered.isEmpty() ? known : known.without(altered);
        SortedMap<Long, String> lasts = new TreeMap<>();
        altered.forEach(each -> lasts.put(each, ASKED));
        unaltered.toldEachTime().forEach(each -> lasts.put(each, ASKED));
        Set<Long> gone = new HashSet<>();
        for (KnownSequences.Part part : unaltered.parts(PART)) {
            Moved moved = sql.list(MOVED, Moved::of, part.numbers(), part.lasts(), part.first(), part.latest())
                    .get(0);
            moved.addTo(lasts);
            gone.addAll(numbers(moved.gone));
        }
        List<SequenceState> states = told(sql, lasts);
        unaltered.toldEachTime().forEach(gone::add);
        states.forEach(each -> gone.remove(each.oid()));
        return new SequenceReading(states, gone, catalog.horizon);
    }

    /** In the order of their numbers; one that is not there any more is left out. */
    private static List<SequenceState> told(Sql sql, SortedMap<Long, String> lasts) {
        List<Map.Entry<Long, String>> all = List.copyOf(lasts.entrySet());
        List<SequenceState> states = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            List<Map.Entry<Long, String>> part = all.subList(from, Math.min(all.size(), from + PART));
            String numbers =
                    part.stream().map(each -> String.valueOf(each.getKey())).collect(Collectors.joining(" "));
            String values = part.stream().map(Map.Entry::getValue).collect(Collectors.joining(" "));
            states.addAll(sql.list(NUMBERED, SequenceQueries::state, numbers, values));
        }
        return states;
    }

    /** Where the named sequences stand; one that is not there is left out. */
    static Map<Relation, SequencePosition> positionsOf(Sql sql, Set<Relation> sequences) {
        List<String> names = sequences.stream().map(Relation::toString).toList();
        List<SequenceState> states = new ArrayList<>();
        for (int from = 0; from < names.size(); from += PART) {
            String some = String.join("\u0001", names.subList(from, Math.min(names.size(), from + PART)));
            states.addAll(sql.list(NAMED, SequenceQueries::state, some));
        }
        return byName(states);
    }

    private static Map<Relation, SequencePosition> byName(List<SequenceState> states) {
        Map<Relation, SequencePosition> positions = new HashMap<>();
        states.forEach(each -> positions.put(each.name(), each.position()));
        return positions;
    }

    private static SequenceState state(ResultSet row) throws SQLException {
        return new SequenceState(
                new SequencePosition(Relation.of(row), row.getLong(4), row.getBoolean(8), row.getLong(5)),
                row.getLong(3),
                row.getLong(6),
                row.getLong(7));
    }

    private static List<Long> numbers(@Nullable String list) {
        return Optional.ofNullable(list).stream()
                .flatMap(numbers -> Stream.of(numbers.split(" ")))
                .map(Long::valueOf)
                .toList();
    }

    /** @param altered the numbers of sequences that have been made or altered since the known ones were read */
    private record Catalog(String horizon, @Nullable String altered) {
        static Catalog of(ResultSet row) throws SQLException {
            return new Catalog(row.getString(1), row.getString(2));
        }
    }

    /**
     * What became of known sequences.
     *
     * @param lasts what each of the {@code numbers} has handed out last
     */
    private record Moved(
            @Nullable String numbers,
            @Nullable String lasts,
            @Nullable String gone) {
        static Moved of(ResultSet row) throws SQLException {
            return new Moved(row.getString(1), row.getString(2), row.getString(3));
        }

        void addTo(Map<Long, String> told) {
            if (lasts != null) {
                Iterator<String> values = List.of(lasts.split(" ")).iterator();
                SequenceQueries.numbers(numbers).forEach(each -> told.put(each, values.next()));
            }
        }
    }
}
