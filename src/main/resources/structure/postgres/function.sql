-- A function of one language is compared by its text, since only the language knows what that means.
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
           'set ' || {set p.proconfig},
           case when p.prokind = 'a'
                then (select concat_ws(', ', 'aggregate ' || a.aggkind::text, a.aggtransfn, format_type(a.aggtranstype, null), a.aggfinalfn,
                                       a.agginitval, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn,
                                       a.aggmfinalfn, a.aggminitval, nullif(a.aggsortop, 0)::regoperator,
                                       a.aggfinalmodify::text || a.aggmfinalmodify::text)
                      from pg_aggregate a where a.aggfnoid = p.oid)
                -- A body that PostgreSQL keeps parsed, since release 14.
                when to_jsonb(p) ->> 'prosqlbody' is not null
                then substring(pg_get_functiondef(p.oid) from E'\n(?:BEGIN ATOMIC\n|RETURN ).*$')
                else concat_ws(', ', 'from ' || p.probin, E'as\n' || p.prosrc) end),
       '(select) nothing'
from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
where {user n} and {not part pg_proc p} and {not of a type pg_proc p}
