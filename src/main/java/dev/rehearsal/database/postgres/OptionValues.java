package dev.rehearsal.database.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of settings and options, which the catalog keeps as somebody wrote them: {@code off} for {@code false},
 * {@code 60s} for {@code 1min}. A description has them in one form, as far as a value means the same for certain:
 * booleans, words of an enumeration, amounts with units, lists, locales (parse_bool in utils/adt/bool.c, parse_int and
 * config_enum_lookup_by_name in utils/misc/guc.c).
 */
final class OptionValues {
    private static final String BOOLEAN = "'^(on|off?|t(r(ue?)?)?|f(a(l(se?)?)?)?|y(es?)?|no?|1|0)$'";
    /** Without the leading zeros that make it octal. */
    private static final String NUMBER = "-?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)";

    /** A number without zeros at its end; trim_scale is there from release 13 on alone. */
    private static final String TRIMMED = "case when $1 = trunc($1) then trunc($1)::text else rtrim($1::text, '0') end";

    /** What {@link #SETTING} looks up; {@code unit} is what a number is a multiple of. */
    private static final String KNOWN = """
            known as materialized (select name, vartype, unit, enumvals from pg_settings),
            unit(name, factor) as (values
                ('', 1), ('us', 0.000001), ('ms', 0.001), ('s', 1), ('min', 60), ('h', 3600), ('d', 86400),
                ('B', 1), ('kB', 1024), ('8kB', 8192), ('MB', 1048576), ('GB', 1073741824), ('TB', 1099511627776))""";

    /** Items of a list, of which only such as are no plain names keep their quotes, and the locale's one name. */
    private static final String TEXT = """
            case when <name> ~ '^lc_' then {locale <value>}
                 when <name> in ('search_path', 'temp_tablespaces', 'session_preload_libraries',
                                 'shared_preload_libraries', 'local_preload_libraries', 'DateStyle')
                 then regexp_replace(regexp_replace(<value>, '\\s*,\\s*(?=(?:[^"]*"[^"]*")*[^"]*$)', ', ', 'g'),
                                     '(?<!")"([a-z_$][a-z0-9_$]*)"(?!")', '\\1', 'g')
                 else <value> end""";

    /** An amount that is no whole number of the setting's unit would be rounded, and is left as it is. */
    private static final String SETTING =
            """
            (select its.name || '=' || coalesce(
                case when k.vartype = 'bool' and its.value ~* <boolean> then case when its.value::boolean then 'on' else 'off' end
                     when k.vartype = 'enum' and lower(its.value) in ('true', 'yes', '1') and 'on' = any (k.enumvals) then 'on'
                     when k.vartype = 'enum' and lower(its.value) in ('false', 'no', '0') and 'off' = any (k.enumvals) then 'off'
                     when k.vartype = 'enum' then lower(its.value)
                     when k.vartype in ('integer', 'real')
                     then (select <trimmed whole.amount> || coalesce(' ' || k.unit, '')
                           from (select written.parts[1]::numeric * given.factor / base.factor as amount
                                 from (select regexp_match(its.value, '^\\s*(<number>)\\s*(us|ms|s|min|h|d|B|kB|MB|GB|TB)?\\s*$') as parts) written
                                   join unit given on given.name = coalesce(written.parts[2], k.unit, '')
                                   join unit base on base.name = coalesce(k.unit, '')) whole
                           where k.vartype = 'real' or whole.amount = trunc(whole.amount)) end,
                {text its.name its.value})
             from (select split_part(<it>, '=', 1) as name, substr(<it>, strpos(<it>, '=') + 1) as value) its
               left join known k on k.name = its.name)""".replace("<boolean>", BOOLEAN).replace("<number>", NUMBER).replaceAll("<trimmed ([\\w.:]+)>", TRIMMED);

    /** Options of tables, columns, indexes and views that PostgreSQL itself has (access/common/reloptions.c). */
    private static final String OPTIONS =
            """
            (select nullif(string_agg(o, ', ' order by o collate "C"), '')
             from (select its.name || '=' ||
                       case when its.name in ('autovacuum_enabled', 'vacuum_truncate', 'vacuum_index_cleanup', 'user_catalog_table',
                                              'security_barrier', 'security_invoker', 'fastupdate', 'deduplicate_items',
                                              'autosummarize') and its.value ~* <boolean>
                            then its.value::boolean::text
                            when its.name ~ '^(log_)?(autovacuum_|vacuum_max_)|^n_distinct|^(fillfactor|toast_tuple_target|parallel_workers|pages_per_range|gin_pending_list_limit)$'
                                 and its.value ~ '^<number>$'
                            then <trimmed its.value::numeric>
                            when its.name in ('check_option', 'buffering') then lower(its.value)
                            else its.value end as o
                   from (select split_part(written, '=', 1) as name, substr(written, strpos(written, '=') + 1) as value
                         from unnest(<it>) written) its) each)""".replace("<boolean>", BOOLEAN).replace("<number>", NUMBER).replaceAll("<trimmed ([\\w.:]+)>", TRIMMED);

    private static final Pattern ONE_SETTING = Pattern.compile("\\{setting ([^{}]+)}");
    private static final Pattern ALL_OPTIONS = Pattern.compile("\\{options ([^{}]+)}");
    private static final Pattern TEXT_OF = Pattern.compile("\\{text ([\\w.]+) ([\\w.]+)}");

    private OptionValues() {}

    /**
     * Fills in {@code {setting NAME=VALUE}} and, for a query that has any, {@code {known settings}}; {@code {options
     * ARRAY}}, in whatever order they were given; {@code {text NAME VALUE}}, of a setting that the server itself shows.
     */
    static String filledIn(String query) {
        String filled = ONE_SETTING
                .matcher(query.replace("{known settings}", KNOWN))
                .replaceAll(found -> Matcher.quoteReplacement(SETTING.replace("<it>", found.group(1))));
        filled = ALL_OPTIONS
                .matcher(filled)
                .replaceAll(found -> Matcher.quoteReplacement(OPTIONS.replace("<it>", found.group(1))));
        return TEXT_OF.matcher(filled)
                .replaceAll(found -> Matcher.quoteReplacement(
                        TEXT.replace("<name>", found.group(1)).replace("<value>", found.group(2))));
    }
}
