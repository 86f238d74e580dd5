package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which rows the tables that a publication of all tables holds take, as far as names tell, which every release spells
 * alike: what they refuse, and what the types of their columns know. Tables of extensions are theirs. Foreign keys are
 * not asked where changes are applied (PostgreSQL, "Logical Replication", "Architecture").
 *
 * @param rules by table or type: each in words, by what is the same on another server where the rule is
 * @param keys by table: which rows are refused beside those that are there
 * @param bounds by table that is a partition: which rows it takes
 */
public record AcceptedRows(
        Map<String, Map<String, Rule>> rules, Map<String, List<UniqueKey>> keys, Map<String, PartitionBounds> bounds) {
    /** What is refused where the rule is ({@code refuses}), or let in by it, as by a label of an enumeration. */
    public record Rule(String words, boolean refuses) {}

    private record Line(String owner, String key, Rule rule) {}

    private static final String USED_TYPES = """
            with recursive tables as (
              select c.oid, format('table %I.%I', n.nspname, c.relname) as owner
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'r' and c.relpersistence = 'p' and c.oid >= 16384
                and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            ),
            used (oid) as (
              select a.atttypid from pg_attribute a join tables c on c.oid = a.attrelid where a.attnum > 0 and not a.attisdropped
              union
              select part.oid
              from used u
                join pg_type t on t.oid = u.oid
                cross join lateral (select t.typbasetype union all select t.typelem
                                    union all select a.atttypid from pg_attribute a
                                    where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) part (oid)
              where part.oid <> 0
            ),
            types as (
              select t.*, format('type %I.%I', n.nspname, t.typname) as owner
              from used u join pg_type t on t.oid = u.oid join pg_namespace n on n.oid = t.typnamespace
              where t.oid >= 16384
                and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
            )
            """;

    /** Checks go by their names, as what is excluded does: releases spell expressions each in its way. */
    private static final String RULES = USED_TYPES + """
            select owner, '', '', false from tables
            union all
            select owner, '', '', false from types
            union all
            select c.owner, 'null ' || a.attname, format('null in %I', a.attname), true
            from tables c join pg_attribute a on a.attrelid = c.oid
            where a.attnum > 0 and a.attnotnull and not a.attisdropped
            union all
            select owner.name, concat('check ', r.conname),
                   format('what breaks check %I', r.conname), true
            from pg_constraint r
              join (select true, oid, owner from tables union all select false, oid, owner from types) owner (is_table, oid, name)
                on owner.oid = coalesce(nullif(r.conrelid, 0), r.contypid) and owner.is_table = (r.conrelid <> 0)
            where r.contype = 'c' and coalesce((to_jsonb(r) ->> 'conenforced')::boolean, true)
            union all
            select t.owner, 'excluded ' || r.conname, format('what %I excludes', r.conname), true
            from pg_constraint r join tables t on t.oid = r.conrelid
            where r.conexclop is not null
            union all
            select owner, 'null', 'null', true from types where typnotnull
            union all
            select t.owner, 'label ' || e.enumlabel, quote_literal(e.enumlabel), false
            from types t join pg_enum e on e.enumtypid = t.oid
            union all
            select t.owner, 'columns ' || columns.list, format('the columns (%s)', columns.list), false
            from types t
              cross join lateral (
                select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) columns (list)
            where t.typtype = 'c'
            order by 1, 2
            """;

    static AcceptedRows of(Sql sql) {
        Map<String, Map<String, Rule>> rules = new TreeMap<>();
        CatalogLook.of(sql, () -> lines(sql))
                .forEach(line -> rules.computeIfAbsent(line.owner(), any -> new LinkedHashMap<>())
                        .put(line.key(), line.rule()));
        return new AcceptedRows(
                rules,
                UniqueKey.all(sql).stream().collect(Collectors.groupingBy(key -> "table " + key.table())),
                PartitionBounds.all(sql).stream()
                        .collect(Collectors.toMap(each -> "table " + each.table(), each -> each)));
    }

    private static List<Line> lines(Sql sql) {
        return sql.list(
                RULES,
                row -> new Line(row.getString(1), row.getString(2), new Rule(row.getString(3), row.getBoolean(4))));
    }

    /** What the publisher takes and the subscriber refuses: a sentence for each table or type that both have. */
    public static List<String> refused(Sql publisher, Sql subscriber, String role) {
        AcceptedRows there = of(subscriber);
        return of(publisher).refusedBy(there, SameExpression.of(publisher, subscriber), role);
    }

    private List<String> refusedBy(AcceptedRows other, SameExpression same, String role) {
        List<String> problems = new ArrayList<>();
        rules.forEach((owner, here) -> {
            Map<String, Rule> there = other.rules.getOrDefault(owner, here);
            List<String> refused = new ArrayList<>(besides(there, here, Rule::refuses));
            refused.addAll(besides(here, there, rule -> !rule.refuses()));
            List<UniqueKey> ours = keys.getOrDefault(owner, List.of());
            other.keys.getOrDefault(owner, List.of()).stream()
                    .filter(theirs -> ours.stream().noneMatch(key -> key.implies(theirs, same)))
                    .forEach(theirs -> refused.add(theirs.refused()));
            Optional.ofNullable(other.bounds.get(owner))
                    .flatMap(theirs -> theirs.refused(Optional.ofNullable(bounds.get(owner)), same))
                    .ifPresent(refused::add);
            if (!refused.isEmpty()) {
                problems.add("%s of %s refuses what the publisher's takes: %s"
                        .formatted(owner, role, String.join(", ", refused)));
            }
        });
        return List.copyOf(problems);
    }

    private static List<String> besides(Map<String, Rule> these, Map<String, Rule> others, Predicate<Rule> isMeant) {
        return these.entrySet().stream()
                .filter(entry -> isMeant.test(entry.getValue()) && !others.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().words())
                .toList();
    }
}
