package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server evaluates whenever a row is copied or a change is applied, a materialized view refreshed, or a table
 * analyzed, which it does with a search_path that names no schema of the user's (PostgreSQL, "Logical Replication",
 * "Security", and the notes to release 17): a function that looks something up by a bare name fails there, and nowhere
 * else.
 *
 * @param name what it is, and of which table
 * @param trial evaluates it on some rows
 */
public record AppliedExpression(String name, String trial) {
    /** Of the function {@code p}, in the language {@code l}: that it takes the search_path as it finds it. */
    private static final String TAKES_THE_PATH = """
            l.lanname not in ('c', 'internal')
            and not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=%')
            """;

    /**
     * What depends on such a function, or an operator's, or on a type with a rule of a domain in it that does: read
     * from the catalog once, however much is asked for afterwards.
     */
    private static final String USERS_OF_THE_PATH = """
            with recursive direct (class, object) as materialized (
              select d.classid, d.objid
              from pg_depend d
                left join pg_operator o on d.refclassid = 'pg_operator'::regclass and o.oid = d.refobjid
                join pg_proc p on p.oid = case d.refclassid when 'pg_proc'::regclass then d.refobjid else o.oprcode end
                join pg_language l on l.oid = p.prolang
              where d.refclassid in ('pg_proc'::regclass, 'pg_operator'::regclass) and {takes the path}
            ),
            types (oid) as (
              select r.contypid from pg_constraint r where r.contypid <> 0 and {uses pg_constraint r.oid from direct}
              {types made of them}
            ),
            users (class, object) as materialized (
              select class, object from direct
              union
              -- Of a recursion the planner expects a multitude, of groups a few, which it then hashes.
              select d.classid, d.objid
              from (select oid from types group by oid) y join pg_depend d on d.refclassid = 'pg_type'::regclass and d.refobjid = y.oid
            ),
            -- What compares or hashes in indexes, by a function of an operator class of the user's.
            support (class, type, schema, name, arguments) as materialized (
              select s.oid, s.opcintype, m.nspname, p.proname, p.pronargs
              from pg_opclass s
                join pg_amproc u on u.amprocfamily = s.opcfamily and u.amproclefttype = s.opcintype and u.amprocrighttype = s.opcintype
                join pg_proc p on p.oid = u.amproc
                join pg_namespace m on m.oid = p.pronamespace
                join pg_language l on l.oid = p.prolang
              where {takes the path}
                and not exists (select from unnest(p.proargtypes) argument (type) where argument.type <> s.opcintype)
            )
            """;

    /** A subquery that is no join is hashed, whatever the planner expects of the catalog. */
    private static final String USES_THE_PATH = "($2 in (select object from $3 where class = '$1'::regclass)) is true";

    private static final String ALL = """
            select format('check %I of %I.%I', r.conname, n.nspname, c.relname),
                   format('select count(x) from (select (%s) as x from %s%I.%I limit 1000) few',
                          pg_get_expr(r.conbin, r.conrelid), case when r.connoinherit then 'only ' end, n.nspname, c.relname)
            from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
            where r.contype = 'c' and r.coninhcount = 0 and {uses pg_constraint r.oid} and {user n}
            union all
            select 'check ' || r.name, format('select count(x) from (select (%s) as x from %s limit 1000) few', r.broken, r.source)
            from {rules of domains} where {uses pg_constraint r.oid}
            union all
            select format('generated column %I of %I.%I', a.attname, n.nspname, c.relname),
                   format('select count(x) from (select (%s) as x from %I.%I limit 1000) few',
                          pg_get_expr(g.adbin, g.adrelid), n.nspname, c.relname)
            from pg_attrdef g
              join pg_attribute a on a.attrelid = g.adrelid and a.attnum = g.adnum
              join pg_class c on c.oid = g.adrelid
              join pg_namespace n on n.oid = c.relnamespace
            -- Before release 15 its column depends on what it calls, of which the table alone is told here.
            where a.attgenerated <> '' and not c.relispartition and ({uses pg_attrdef g.oid} or {uses pg_class c.oid}) and {user n}
            union all
            select format('index %I on %I.%I', i.relname, n.nspname, c.relname),
                   format('select count(x) from (select %s as x from %I.%I limit 1000) few',
                          -- The expression is evaluated for rows alone that the predicate lets in.
                          case when x.indpred is null then format('row(%s)', pg_get_expr(x.indexprs, x.indrelid))
                               when x.indexprs is null then format('(%s)', pg_get_expr(x.indpred, x.indrelid))
                               else format('case when %s then row(%s) end',
                                           pg_get_expr(x.indpred, x.indrelid), pg_get_expr(x.indexprs, x.indrelid)) end,
                          n.nspname, c.relname)
            from pg_index x
              join pg_class i on i.oid = x.indexrelid
              join pg_class c on c.oid = x.indrelid
              join pg_namespace n on n.oid = c.relnamespace
            where not i.relispartition and {uses pg_class i.oid} and {user n}
            union all
            select format('index %I on %I.%I by %I.%I', i.relname, n.nspname, c.relname, u.schema, u.name),
                   format('select count(%I.%I(%s)) from (select %s as x from %I.%I%s limit 1000) few', u.schema, u.name,
                          'x' || repeat(', x', u.arguments - 1), pg_get_indexdef(i.oid, k.place::int, false), n.nspname, c.relname,
                          ' where ' || pg_get_expr(x.indpred, x.indrelid))
            from pg_index x
              join pg_class i on i.oid = x.indexrelid
              join pg_class c on c.oid = x.indrelid
              join pg_namespace n on n.oid = c.relnamespace
              cross join unnest(x.indclass) with ordinality k (class, place)
              join support u on u.class = k.class
            where not i.relispartition and {user n}
            union all
            select format('partition key of %I.%I', n.nspname, c.relname),
                   format('select count(x) from (select row(%s) as x from %I.%I limit 1000) few',
                          pg_get_expr(k.partexprs, k.partrelid), n.nspname, c.relname)
            from pg_partitioned_table k join pg_class c on c.oid = k.partrelid join pg_namespace n on n.oid = c.relnamespace
            where k.partexprs is not null and {uses pg_class c.oid} and {user n}
            order by 1
            """.replace("{rules of domains}", DomainRule.ALL);

    /** From release 17 on a view is refreshed and a table analyzed like that too. */
    private static final int MAINTAINED_SINCE = 17;

    private static final String VIEWS = """
            select format('materialized view %I.%I', n.nspname, c.relname),
                   format('select count(few) from (select * from (%s) all_rows limit 1000) few',
                          rtrim(pg_get_viewdef(c.oid), '; '))
            from pg_rewrite w join pg_class c on c.oid = w.ev_class join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'm' and {uses pg_rewrite w.oid} and {user n}
            order by 1
            """;

    /**
     * Ranges are compared by the bounds as each is read from its text, and measured in an index of GiST. From release
     * 17 on whoever analyzes them measures each too.
     */
    private static final String RANGES = """
            select format('range in %I.%I.%I by %I.%I', n.nspname, c.relname, a.attname, m.nspname, p.proname),
                   format('select count(%1$I.%2$I(lower(%3$I), upper(%3$I))) from (select %3$I from %4$I.%5$I '
                          'where lower(%3$I) is not null and upper(%3$I) is not null limit 1000) few',
                          m.nspname, p.proname, a.attname, n.nspname, c.relname)
            from pg_range x
              join pg_attribute a on a.atttypid in (x.rngtypid, (to_jsonb(x) ->> 'rngmultitypid')::oid) and not a.attisdropped
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_opclass s on s.oid = x.rngsubopc
              join pg_proc p on p.oid = x.rngsubdiff
                                and ({measured}
                                     or exists (select from pg_index i join pg_class y on y.oid = i.indexrelid join pg_am g on g.oid = y.relam
                                                where i.indrelid = c.oid and a.attnum = any (i.indkey) and g.amname = 'gist'))
                             or p.oid in (select u.amproc from pg_amproc u
                                          where u.amprocfamily = s.opcfamily and u.amprocnum = 1
                                            and u.amproclefttype = s.opcintype and u.amprocrighttype = s.opcintype)
              join pg_namespace m on m.oid = p.pronamespace
              join pg_language l on l.oid = p.prolang
            where c.relkind in ('r', 'p') and not c.relispartition and {takes the path} and {user n}
            order by 1
            """;

    /** Of expressions, which are there since release 14. */
    private static final String STATISTICS = """
            select format('statistics %I.%I on %I', m.nspname, s.stxname, c.relname),
                   format('select count(x) from (select row(%s) as x from %I.%I limit 1000) few',
                          array_to_string(pg_get_statisticsobjdef_expressions(s.oid), ', '), n.nspname, c.relname)
            from pg_statistic_ext s
              join pg_namespace m on m.oid = s.stxnamespace
              join pg_class c on c.oid = s.stxrelid
              join pg_namespace n on n.oid = c.relnamespace
            where s.stxexprs is not null and {uses pg_statistic_ext s.oid} and {user n}
            order by 1
            """;

    private static final String EXPRESSIONS_HAVE_STATISTICS =
            "select current_setting('server_version_num')::int >= 140000";

    private static final String AS_WHERE_APPLIED =
            "begin transaction read only; set local search_path = ''; set local statement_timeout = '10s'";

    /**
     * What says nothing of the search_path: that it took longer than anybody wants to wait, that it writes, or that the
     * operator, who is not the one who will evaluate it, has no right to.
     */
    private static final Set<String> TELLING_NOTHING = Set.of("57014", "25006", "42501");

    /**
     * The expressions that fail for some rows, and why. A table without rows tells nothing.
     *
     * @param release of the server that will apply the changes
     */
    public static List<String> failingIn(Sql sql, int release) {
        List<AppliedExpression> all = new ArrayList<>(found(sql, ALL));
        all.addAll(found(sql, RANGES.replace("{measured}", Boolean.toString(release >= MAINTAINED_SINCE))));
        if (release >= MAINTAINED_SINCE) {
            all.addAll(found(sql, VIEWS));
            all.addAll(sql.holds(EXPRESSIONS_HAVE_STATISTICS) ? found(sql, STATISTICS) : List.of());
        }
        return all.stream().flatMap(each -> each.failure(sql).stream()).toList();
    }

    private static List<AppliedExpression> found(Sql sql, String query) {
        String written = StructureQueries.query((USERS_OF_THE_PATH + query)
                .replaceAll("\\{uses (\\w+) ([\\w.]+)}", "{uses $1 $2 from users}")
                .replaceAll("\\{uses (\\w+) ([\\w.]+) from (\\w+)}", USES_THE_PATH)
                .replace("{types made of them}", PrecheckQueries.MADE_OF_THEM)
                .replace("{takes the path}", TAKES_THE_PATH));
        return CatalogLook.ofExpressionsToRun(
                sql, () -> sql.list(written, row -> new AppliedExpression(row.getString(1), row.getString(2))));
    }

    private Optional<String> failure(Sql sql) {
        try {
            List<Long> unused = apart(sql);
            return Optional.empty();
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            return Optional.of("%s: %s".formatted(name, e.reason()))
                    .filter(words -> !TELLING_NOTHING.contains(e.sqlState()));
        }
    }

    private List<Long> apart(Sql sql) {
        sql.execute(AS_WHERE_APPLIED);
        try {
            return sql.listAsWritten(trial, row -> row.getLong(1));
        } finally {
            sql.execute("rollback");
        }
    }
}
