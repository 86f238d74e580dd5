package dev.rehearsal.cli;

import java.util.List;

/** What a rehearsal may have left on a server, and what it must not have touched there. */
record Traces(Staging staging, String role) {
    /** Every row of the operator's, with the transaction that wrote it. */
    private static final String ROWS = """
            select format('%I.%I %s', n.nspname, c.relname, (xpath('/row/s/text()', query_to_xml(format(
                'select md5(coalesce(string_agg(t.xmin::text || t::text, '','' order by t::text), '''')) as s from only %I.%I t',
                n.nspname, c.relname), false, true, '')))[1])
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('public', 'warehouse') order by 1""";

    private static final String WRITTEN = """
            select schemaname || '.' || relname || ' ' || n_tup_ins || ' ' || n_tup_upd || ' ' || n_tup_del
            from pg_stat_user_tables where schemaname in ('public', 'warehouse') order by 1""";

    private static final String OURS = """
            select nspname from pg_namespace where nspname like 'rehearsal%'
            union all select pubname from pg_publication union all select subname from pg_subscription
            union all select slot_name from pg_replication_slots""";

    /** The operator's tables, each with a digest of its rows. */
    List<String> rows() throws Exception {
        return staging.on(role, ROWS);
    }

    /** The operator's tables, each with how many rows were ever inserted, updated and deleted. */
    List<String> written() throws Exception {
        return staging.on(role, WRITTEN);
    }

    /** What is there of a rehearsal's own, and of replication. */
    List<String> ours() throws Exception {
        return staging.on(role, OURS);
    }
}
