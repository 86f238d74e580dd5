package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.RemovedFeature.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A server and one of the next release, asked for what the one has and the other has not. Both sessions are a
 * superuser's, in databases without anything of a user's; extensions are made there.
 */
record ReleasePair(Sql older, Sql newer) {
    private static final String SYSTEM = "('pg_catalog'::regnamespace, 'information_schema'::regnamespace)";

    private static final String COLUMNS = """
            select format('%s.%s.%s', c.relnamespace::regnamespace, c.relname, a.attname)
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace in {system} and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
            """;

    /** With a call of it by arguments of just these types; what takes values of the server's inside only has none. */
    private static final String FUNCTIONS = """
            select format('%s.%s', {owner}, {signature p}),
                   format('select %s.%I(%s)%s', p.pronamespace::regnamespace, p.proname,
                          (select string_agg(format('null::%s', case
                                     when t.type::regtype::text ~ '^any.*array$' then 'integer[]'
                                     when t.type::regtype::text ~ '^any.*multirange$' then 'int4multirange'
                                     when t.type::regtype::text ~ '^any.*range$' then 'int4range'
                                     when t.type::regtype::text ~ '^"?any' then 'integer'
                                     else format_type(t.type, null) end), ', ' order by t.place)
                           from unnest(p.proargtypes) with ordinality t (type, place)),
                          case p.prokind when 'w' then ' over ()' else '' end)
            from pg_proc p {of whom}
              and not exists (select from unnest(p.proargtypes) t (type) where t.type in ('internal'::regtype, 'cstring'::regtype))
            """;

    private static final String SYSTEM_FUNCTIONS =
            of("p.pronamespace::regnamespace", "where p.pronamespace in " + SYSTEM);

    private static final String EXTENSION_FUNCTIONS = of("x.extname", """
                  join pg_depend e on e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e'
                  join pg_extension x on x.oid = e.refobjid
                where true
                """);

    private static final String EXTENSION_COLUMNS = """
            select format('%s.%s.%s', x.extname, c.relname, a.attname)
            from pg_extension x
              join pg_depend e on e.refobjid = x.oid and e.classid = 'pg_class'::regclass and e.deptype = 'e'
              join pg_class c on c.oid = e.objid and c.relkind in ('r', 'v')
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            """;

    private static final String OPERATORS = """
            select {operator o},
                   format('select %s operator(%s.%s) %s',
                          case when o.oprleft <> 0 then 'null::' || replace(replace(o.oprleft::regtype::text, 'anyarray', 'integer[]'), 'anyelement', 'integer') end,
                          o.oprnamespace::regnamespace, o.oprname,
                          case when o.oprright <> 0 then 'null::' || replace(replace(o.oprright::regtype::text, 'anyarray', 'integer[]'), 'anyelement', 'integer') end)
            from pg_operator o where o.oprnamespace in {system}
            """;

    private static final String RESULTS = """
            select format('%s.%s', p.pronamespace::regnamespace, {signature p}),
                   (select string_agg(a.name || ',', '' order by a.place)
                    from unnest(p.proargnames, p.proargmodes) with ordinality a (name, mode, place) where a.mode in ('o', 'b', 't'))
            from pg_proc p where p.pronamespace in {system} and p.proargmodes && '{o,b,t}'
            """;

    /** Without that which Debian adds. */
    private static final String SETTINGS = "select name from pg_settings where name <> 'extension_destdir'";

    private static final String WORDS = "select word from pg_get_keywords() where catcode in ('R', 'T')";
    private static final String FUNCTION_WORDS = "select word from pg_get_keywords() where catcode = 'C'";
    private static final String EXTENSIONS = "select name from pg_available_extensions";
    private static final String TYPES =
            "select typname from pg_type where typnamespace in {system} and typrelid = 0 and typelem = 0";

    /** Something with a statement that uses it. */
    private record Used(String name, String statement) {}

    /** All but the features, and but the extensions, which depend on who built the server. */
    List<RemovedFeature> removals() {
        List<RemovedFeature> all = new ArrayList<>();
        add(all, Kind.COLUMN, without(older.texts(filled(COLUMNS)), newer.texts(filled(COLUMNS))));
        addCalls(all, SYSTEM_FUNCTIONS, Kind.FUNCTION, Kind.SIGNATURE);
        addOperators(all);
        addResults(all);
        add(
                all,
                Kind.SETTING,
                older.texts(SETTINGS).stream()
                        .filter(name -> !newer.holds("select current_setting(?, true) is not null", name))
                        .toList());
        add(all, Kind.WORD, without(newer.texts(WORDS), older.texts(WORDS)));
        add(all, Kind.FUNCTION_WORD, without(newer.texts(FUNCTION_WORDS), older.texts(FUNCTION_WORDS)));
        makeExtensions();
        add(all, Kind.EXTENSION_COLUMN, without(older.texts(EXTENSION_COLUMNS), newer.texts(EXTENSION_COLUMNS)));
        List<RemovedFeature> functions = new ArrayList<>();
        addCalls(functions, EXTENSION_FUNCTIONS, Kind.EXTENSION_FUNCTION, Kind.SIGNATURE);
        functions.stream().filter(each -> each.kind() != Kind.SIGNATURE).forEach(all::add);
        return all;
    }

    List<RemovedFeature> extensions() {
        List<RemovedFeature> all = new ArrayList<>();
        add(all, Kind.EXTENSION, without(older.texts(EXTENSIONS), newer.texts(EXTENSIONS)));
        return all;
    }

    List<String> types() {
        return without(older.texts(filled(TYPES)), newer.texts(filled(TYPES)));
    }

    private void addCalls(List<RemovedFeature> all, String query, Kind gone, Kind other) {
        Set<String> there = new HashSet<>(newer.list(query, row -> row.getString(1)));
        for (Used each : used(query)) {
            if (!there.contains(each.name())) {
                add(all, isTaken(each.statement()) ? other : gone, List.of(each.name()));
            }
        }
    }

    private void addOperators(List<RemovedFeature> all) {
        Set<String> there = new HashSet<>(newer.texts(filled(OPERATORS)));
        Predicate<Used> isGone = each -> !there.contains(each.name()) && !isTaken(each.statement());
        add(
                all,
                Kind.OPERATOR,
                used(filled(OPERATORS)).stream().filter(isGone).map(Used::name).toList());
    }

    private void addResults(List<RemovedFeature> all) {
        List<Used> there = newer.list(filled(RESULTS), row -> new Used(row.getString(1), row.getString(2)));
        Predicate<Used> isMoved = each -> there.stream()
                .anyMatch(other ->
                        other.name().equals(each.name()) && !other.statement().startsWith(each.statement()));
        add(
                all,
                Kind.RESULT,
                used(filled(RESULTS)).stream().filter(isMoved).map(Used::name).toList());
    }

    private List<Used> used(String query) {
        return older.list(query, row -> new Used(row.getString(1), row.getString(2)));
    }

    /** Those that either can make, so that what is missing is missing from the extension. */
    private void makeExtensions() {
        List<String> there = newer.texts(EXTENSIONS);
        for (String name : older.texts(EXTENSIONS)) {
            if (there.contains(name) && !name.matches(".*pl(perl|python|tcl|pgsql).*")) {
                for (Sql sql : List.of(older, newer)) {
                    sql.execute("create extension if not exists \"%s\" cascade".formatted(name));
                }
            }
        }
    }

    /** Whether the newer server makes sense of a statement; it is not run. */
    private boolean isTaken(String statement) {
        try {
            newer.execute("prepare trial as " + statement);
            newer.execute("deallocate trial");
            return true;
        } catch (SqlFailedException e) {
            return false;
        }
    }

    private void add(List<RemovedFeature> all, Kind kind, List<String> names) {
        int release = Math.toIntExact(newer.number("select current_setting('server_version_num')::int / 10000"));
        names.forEach(name -> all.add(new RemovedFeature(release, kind, name)));
    }

    private static List<String> without(List<String> all, List<String> others) {
        Set<String> there = new HashSet<>(others);
        return all.stream().filter(name -> !there.contains(name)).distinct().toList();
    }

    private static String of(String owner, String whom) {
        return filled(FUNCTIONS.replace("{owner}", owner).replace("{of whom}", whom));
    }

    private static String filled(String query) {
        return RemovedFeatures.filled(query.replace("{system}", SYSTEM));
    }
}
