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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Looked at once, since pg_class has five rows for each table with a sequence. To alter a sequence or truncate with
     * {@code restart identity} writes its row there anew.
     */
    private static final String CATALOG = """
            select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296)::text,
                   (select string_agg(e.objid::text, ' ')
                    from pg_depend e join pg_class c on c.oid = e.objid and c.relkind = 'S'
                    where e.refclassid = 'pg_extension'::regclass and e.classid = 'pg_class'::regclass and e.deptype = 'e'),
                   (select string_agg(oid::text, ' ') from pg_class
                    where relkind = 'S' and age(xmin) <= (select age(nullif(?, '')::text::xid)))""";

    /** A sequence that was not known may be temporary, made by another session: its values cannot be read. */
    private static final String PARTLY = """
            with few as materialized (
              select seqrelid as oid from pg_sequence
              where seqrelid > ?::bigint::oid and seqrelid <> all (string_to_array(?, ' ')::oid[])
              order by seqrelid limit %d),
            part as materialized (
              select oid, last, is_known and last is not distinct from was as rests
              from (select few.oid, known.oid is not null as is_known, known.last as was,
                           pg_sequence_last_value(few.oid) as last
                    from few
                      left join unnest(string_to_array(?, ' ')::oid[], string_to_array(?, ' ', '-')::bigint[])
                        as known (oid, last) on known.oid = few.oid
                    where known.oid is not null
                       or (select c.relpersistence from pg_class c where c.oid = few.oid) <> 't'
                    offset 0) as each)
            select string_agg(oid::text, ' ') filter (where not rests),
                   string_agg(coalesce(last::text, '-'), ' ') filter (where not rests),
                   string_agg(oid::text, ' ') filter (where rests),
                   (select count(*) from few), (select max(oid::bigint) from few)
            from part""".formatted(PART);

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

    private static final String NUMBERED =
            TOLD.formatted("unnest(string_to_array(?, ' ')::oid[], string_to_array(?, ' ', '-')::bigint[])");

    private static final String NAMED = TOLD.formatted("""
            (select oid, pg_sequence_last_value(oid)
             from (select to_regclass(name)::oid as oid from unnest(string_to_array(?, e'\\x01')) as named (name)
                   offset 0) as each
             where oid is not null offset 0)""");

    private SequenceQueries() {}

    /** The sequences that have been called, set or altered since, and any other that was not known. */
    static SequenceReading read(Sql sql, KnownSequences known) {
        Catalog catalog = sql.list(CATALOG, Catalog::of, known.horizon()).get(0);
        KnownSequences unaltered = known.without(numbers(catalog.altered));
        List<SequenceState> states = new ArrayList<>();
        Set<Long> resting = new HashSet<>();
        Part part;
        long after = 0;
        do {
            KnownSequences few = unaltered.part(after, PART);
            part = sql.list(PARTLY, Part::of, after, catalog.extensions, few.numbers(), few.lasts())
                    .get(0);
            states.addAll(part.told(sql));
            resting.addAll(numbers(part.resting));
            after = part.upTo;
        } while (part.size == PART);
        return new SequenceReading(states, resting, catalog.horizon);
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

    /**
     * @param extensions the numbers of sequences that are an extension's
     * @param altered the numbers of sequences that have been made or altered since the known ones were read
     */
    private record Catalog(
            String horizon, String extensions, @Nullable String altered) {
        static Catalog of(ResultSet row) throws SQLException {
            return new Catalog(
                    row.getString(1), Optional.ofNullable(row.getString(2)).orElse(""), row.getString(3));
        }
    }

    /**
     * As many as one statement looks at, and where it ended.
     *
     * @param numbers the sequences that are to be told
     * @param lasts what each of them has handed out last
     */
    private record Part(
            @Nullable String numbers,
            @Nullable String lasts,
            @Nullable String resting,
            long size,
            long upTo) {
        static Part of(ResultSet row) throws SQLException {
            return new Part(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5));
        }

        List<SequenceState> told(Sql sql) {
            return numbers == null ? List.of() : sql.list(NUMBERED, SequenceQueries::state, numbers, lasts);
        }
    }
}
