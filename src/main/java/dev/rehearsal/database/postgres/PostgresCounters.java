package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Counters;
import dev.rehearsal.database.dialect.KnownSequences;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.Sequence;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.database.dialect.SequenceReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sequences, whether a column owns them or not. */
record PostgresCounters() implements Counters {
    /** Beyond these, a statement is shown by its beginning. */
    private static final int SHOWN = 10;

    private static final String ALL = """
            select n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), s.seqincrement,
                   quote_ident(tn.nspname) || '.' || quote_ident(t.relname), quote_ident(a.attname)
            from pg_sequence s
            join pg_class c on c.oid = s.seqrelid
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
                                 and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
            left join pg_class t on t.oid = d.refobjid
            left join pg_namespace tn on tn.oid = t.relnamespace
            left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                                    and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
            where n.nspname not in ('pg_catalog', 'information_schema', 'rehearsal')
              and c.relpersistence <> 't'
              and not exists (select from pg_depend e
                              where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            order by 3
            """;

    @Override
    public List<Sequence> all(Sql sql) {
        return sql.list(
                ALL,
                row -> new Sequence(
                        Relation.of(row),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(6) == null
                                ? Optional.empty()
                                : Optional.of(new Sequence.Owner(row.getString(5), row.getString(6)))));
    }

    @Override
    public Optional<Long> furthestInOwner(Sql sql, Sequence sequence) {
        return sequence.owner()
                .flatMap(owner -> sql.text("select %s(%s)::bigint from %s"
                        .formatted(sequence.increment() > 0 ? "max" : "min", owner.column(), owner.table())))
                .map(Long::parseLong);
    }

    @Override
    public SequenceReading read(Sql sql, KnownSequences known) {
        return SequenceQueries.read(sql, known);
    }

    @Override
    public Map<Relation, SequencePosition> positionsOf(Sql sql, Set<Relation> sequences) {
        return SequenceQueries.positionsOf(sql, sequences);
    }

    /** In parts, as {@link SequenceQueries} reads them. */
    @Override
    public void set(Sql sql, List<SequencePosition> positions) {
        for (int from = 0; from < positions.size(); from += SequenceQueries.PART) {
            int to = Math.min(positions.size(), from + SequenceQueries.PART);
            sql.texts(setting(positions.subList(from, to), ""));
        }
    }

    @Override
    public String setting(List<SequencePosition> positions) {
        int more = positions.size() - SHOWN;
        return setting(
                positions.subList(0, Math.min(SHOWN, positions.size())), more > 0 ? ", {%d more}".formatted(more) : "");
    }

    /** {@code bigint}'s least value is read as a number of another type. */
    private static String setting(List<SequencePosition> positions, String more) {
        return positions.stream()
                .map(each ->
                        "(%s, %d, %b)".formatted(Quoted.literal(each.name().toString()), each.last(), each.isCalled()))
                .collect(Collectors.joining(
                        ", ",
                        "select setval(name::regclass, last::bigint, called) from (values ",
                        more + ") as sequences (name, last, called) where to_regclass(name) is not null"));
    }

    @Override
    public String settingEach(String value) {
        return "select setval({each sequence}, {%s})".formatted(value);
    }

    @Override
    public List<Relation> unreadable(Sql sql) {
        return SequenceRights.READ.lackedOn(sql);
    }

    @Override
    public List<Relation> unsettable(Sql sql) {
        return SequenceRights.SET.lackedOn(sql);
    }
}
