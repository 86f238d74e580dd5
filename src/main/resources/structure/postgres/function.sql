-- A body is compared by its text, since only its language knows what that means. Of one that PostgreSQL keeps parsed, since
-- release 14, a server is asked what it returns, and what its one SELECT means, the arguments being columns; several
-- statements, and such as write, no query can hold, and they are compared by their text.
with {known settings}
select p.oid::regprocedure::text,
       concat_ws(', ', case p.prokind when 'f' then 'function' when 'p' then 'procedure' when 'w' then 'window function' else 'aggregate' end,
           (select 'of ' || string_agg(concat_ws(' ', case argument.mode when 'o' then 'out' when 'b' then 'inout' when 'v' then 'variadic'
                                                           when 't' then 'table' end,
                                           quote_ident(nullif(argument.name, '')), format_type(argument.type, null)), ', ' order by argument.place)
            from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes, p.proargnames)
                   with ordinality argument (type, mode, name, place)),
           'by default ' || {means pg_get_expr(p.proargdefaults, 0)},
           'returning ' || pg_get_function_result(p.oid),
           'in ' || l.lanname,
           case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
           case when p.proisstrict then 'strict' end,
           case when p.prosecdef then 'as its owner' end,
           case when p.proleakproof then 'leakproof' end,
           case p.proparallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' end,
           'cost ' || p.procost, 'rows ' || nullif(p.prorows, 0),
           'supported by ' || nullif(p.prosupport, 0)::regproc,
           'transforming ' || {set array(select format_type(t, null) from unnest(p.protrftypes) t)},
           'set ' || {set array(select {setting o} from unnest(p.proconfig) o)},
           case when p.prokind = 'a'
                then (select concat_ws(', ', 'aggregate ' || a.aggkind::text, a.aggtransfn, format_type(a.aggtranstype, null), a.aggfinalfn,
                                       a.agginitval, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn,
                                       a.aggmfinalfn, a.aggminitval, nullif(a.aggsortop, 0)::regoperator,
                                       a.aggfinalmodify::text || a.aggmfinalmodify::text)
                      from pg_aggregate a where a.aggfnoid = p.oid)
                else coalesce('return ' || {means substring(parsed.body from '^RETURN (.*)$')},
                              'begin atomic ' || {means 'exists (' || substring(parsed.body from '^BEGIN ATOMIC\s+((?:SELECT|WITH|VALUES)\y(?:(?!;\n).)*);\nEND$') || ')'},
                              parsed.body, concat_ws(', ', 'from ' || p.probin, E'as\n' || p.prosrc)) end),
       format('(select %s) %I',
           (select string_agg(format('null::%s as %I', format_type(argument.type, null),
                                     coalesce(nullif(argument.name, ''), '$' || argument.place)), ', ' order by argument.place)
            from (select a.type, a.name, row_number() over (order by a.place) as place
                  from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes, p.proargnames)
                         with ordinality a (type, mode, name, place)
                  where coalesce(a.mode, 'i') in ('i', 'b', 'v')) argument
            -- Others may have arguments of types that no column has.
            where parsed.body is not null), p.proname)
from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  -- An argument without a name is a column of that number.
  cross join lateral (select regexp_replace(
                                 case when to_jsonb(p) ->> 'prosqlbody' is not null
                                      then rtrim(substring(pg_get_functiondef(p.oid) from E'\n((?:BEGIN ATOMIC\n|RETURN ).*)$'), E'\n') end,
                                 '(?<![\w$])\$(\d+)', format('%I."$\1"', p.proname), 'g') as body offset 0) parsed
where {user n} and {not part pg_proc p} and {not of a type pg_proc p}
