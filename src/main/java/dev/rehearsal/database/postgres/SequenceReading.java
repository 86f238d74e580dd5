package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the sequences of a database stood, temporary ones and an extension's apart; read in time that grows with their
 * number and no faster.
 *
 * <p>{@code pg_sequence_last_value} (commands/sequence.c) answers for a sequence by its number, but not before its
 * first call; where such a one stands, only a query of its own tells, which {@code query_to_xml} sends from within one
 * statement. Each look keeps a lock until its transaction ends, of which a server has room for
 * {@code max_locks_per_transaction} times its sessions, 64 × 100 mostly: so sequences are read in parts, and the
 * session must commit after each statement.
 *
 * @param states by their numbers in the catalog; without those that rest
 * @param resting the numbers of those that have neither been called nor altered since an earlier look found them never
 *     called
 * @param horizon the oldest transaction that may still have been under way before this look began
 */
public record SequenceReading(List<SequenceState> states, Set<Long> resting, String horizon) {
    /** How many are read, or set, by one statement. */
    static final int PART = 2000;

    private static final String HORIZON =
            "select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296)::text";

    /**
     * To alter a sequence or truncate with {@code restart identity} writes its row in pg_class anew. The last row tells
     * how many were looked at, up to which, and which of them have neither been called nor written anew.
     */
    private static final String PARTLY = """
            with part as materialized (
              select *, last is null and coalesce(age(made_by) > (select age(nullif(?, '')::text::xid)), false)
                        and relname <> all (string_to_array(?, e'\\x01')) as rests
              from (select *, pg_sequence_last_value(oid) as last
                    from (select c.oid, c.xmin as made_by, c.relnamespace, c.relname, s.seqincrement, s.seqmin, s.seqmax
                          from pg_sequence s join pg_class c on c.oid = s.seqrelid
                          where s.seqrelid > ?::bigint::oid and c.relpersistence <> 't'
                            and s.seqrelid <> all (array(
                              select e.objid from pg_depend e join pg_class x on x.oid = e.objid and x.relkind = 'S'
                              where e.refclassid = 'pg_extension'::regclass and e.classid = 'pg_class'::regclass and e.deptype = 'e'))
                          order by s.seqrelid limit %d) as few
                    offset 0) as each)
            select n.nspname, relname, p.oid::bigint, last, seqincrement, seqmin, seqmax, null
            from part p join pg_namespace n on n.oid = p.relnamespace where not rests
            union all
            select null, null, max(oid::bigint), count(*), 0, 0, 0, string_agg(oid::text, ' ') filter (where rests)
            from part""".formatted(PART);

    private static final String THEMSELVES = """
            select nspname, relname, oid::bigint, substring(seen from '<at>(-?[0-9]+) ')::bigint, seqincrement, seqmin, seqmax,
                   seen like '%true</at>%'
            from (select n.nspname, c.relname, c.oid, s.seqincrement, s.seqmin, s.seqmax,
                         query_to_xml(
                             format('select last_value || '' '' || is_called as at from %I.%I', n.nspname, c.relname),
                             false, true, '')::text as seen
                  from unnest(string_to_array(?, ' ')::oid[]) as wanted (oid)
                    join pg_class c on c.oid = wanted.oid join pg_namespace n on n.oid = c.relnamespace
                    join pg_sequence s on s.seqrelid = c.oid
                  offset 0) as each""";

    public SequenceReading {
        states = List.copyOf(states);
        resting = Set.copyOf(resting);
    }

    /** Every one of them. */
    public static SequenceReading of(Sql sql) {
        return of(sql, RestingSequences.NONE, Set.of());
    }

    /**
     * The sequences that have been called or altered since, and any other that was not known to rest.
     *
     * @param exactly what is to be read whatever was known of it
     */
    public static SequenceReading of(Sql sql, RestingSequences known, Set<Relation> exactly) {
        String horizon = sql.text(HORIZON).orElse("");
        String names = exactly.stream().map(Relation::name).collect(Collectors.joining("\u0001"));
        List<SequenceState> states = new ArrayList<>();
        Set<Long> resting = new HashSet<>();
        Part part;
        long after = 0;
        do {
            part = new Part(sql, known.horizon(), names, after);
            states.addAll(part.called);
            List<Long> unknown = new ArrayList<>(part.altered);
            part.unaltered.forEach(oid -> (known.oids().contains(oid) ? resting : unknown).add(oid));
            states.addAll(themselves(sql, unknown));
            after = part.upTo;
        } while (part.size == PART);
        return new SequenceReading(states, resting, horizon);
    }

    /** The sequences of this reading that had never been called. */
    public RestingSequences neverCalled() {
        return RestingSequences.among(horizon, states);
    }

    /** Whether each known sequence still rests or is among the states, so that none has been dropped. */
    public boolean hasAll(RestingSequences known) {
        Set<Long> there = states.stream().map(SequenceState::oid).collect(Collectors.toSet());
        return known.oids().stream().allMatch(oid -> resting.contains(oid) || there.contains(oid));
    }

    /** By name; a map of the caller's own. */
    public Map<Relation, SequencePosition> positions() {
        Map<Relation, SequencePosition> positions = new HashMap<>();
        states.forEach(each -> positions.put(each.name(), each.position()));
        return positions;
    }

    private static List<SequenceState> themselves(Sql sql, List<Long> oids) {
        return oids.isEmpty()
                ? List.of()
                : sql.list(
                        THEMSELVES,
                        row -> state(row, row.getBoolean(8)),
                        oids.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private static SequenceState state(ResultSet row, boolean isCalled) throws SQLException {
        return new SequenceState(
                new SequencePosition(Relation.of(row), row.getLong(4), isCalled, row.getLong(5)),
                row.getLong(3),
                row.getLong(6),
                row.getLong(7));
    }

    /** As many as one statement looks at, and where it ended. */
    private static final class Part {
        private final List<SequenceState> called = new ArrayList<>();
        /** Never called, and altered, or to be read for another reason. */
        private final List<Long> altered = new ArrayList<>();
        /** Never called either. */
        private List<Long> unaltered = List.of();

        private long upTo;
        private long size;

        Part(Sql sql, String horizon, String names, long after) {
            sql.list(PARTLY, this::add, horizon, names, after);
        }

        private boolean add(ResultSet row) throws SQLException {
            if (row.getString(1) == null) {
                upTo = row.getLong(3);
                size = row.getLong(4);
                unaltered = Optional.ofNullable(row.getString(8)).stream()
                        .flatMap(oids -> Stream.of(oids.split(" ")))
                        .map(Long::valueOf)
                        .toList();
                return true;
            }
            boolean isCalled = row.getString(4) != null;
            return isCalled ? called.add(state(row, true)) : altered.add(row.getLong(3));
        }
    }
}
