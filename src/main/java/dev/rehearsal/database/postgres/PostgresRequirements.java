package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Requirements;
import java.util.ArrayList;
import java.util.List;

/** The rights that replication, fence and canary take, and that nobody subscribes to all that anybody makes. */
record PostgresRequirements() implements Requirements {
    private static final String MAY_REPLICATE = """
            select exists (select from pg_roles r
                where (r.rolname = current_user and (r.rolsuper or r.rolreplication))
                   or (r.rolname in ('rds_superuser', 'rds_replication') and pg_has_role(current_user, r.oid, 'member')))""";

    private static final String IS_SUPERUSER = """
            select exists (select from pg_roles r where (r.rolname = current_user and r.rolsuper)
                or (r.rolname = 'rds_superuser' and pg_has_role(current_user, r.oid, 'member')))""";

    private static final String OWNS_DATABASE =
            "select pg_has_role(datdba, 'usage') from pg_database where datname = current_database()";

    @Override
    public List<String> lacking(Sql sql, String role, Address server, String operator) {
        List<String> lacking = new ArrayList<>(rights(sql, role, server, operator));
        lacking.addAll(powers(sql, role, server, operator));
        lacking.addAll(leaks(sql, role));
        return List.copyOf(lacking);
    }

    private static List<String> rights(Sql sql, String role, Address server, String operator) {
        List<String> missing = new ArrayList<>();
        if (!sql.holds(MAY_REPLICATE)) {
            missing.add(
                    "the operator '%s' may not replicate from %s; 'alter role %s replication', or on RDS grant rds_replication"
                            .formatted(operator, role, operator));
        }
        if (!sql.holds("select has_database_privilege(current_database(), 'CREATE')")) {
            missing.add("the operator '%s' may not create schemas in %s; grant create on database %s to it"
                    .formatted(operator, role, server.database()));
        }
        return missing;
    }

    /** Rights that would only be missed while traffic is held. */
    private static List<String> powers(Sql sql, String role, Address server, String operator) {
        List<String> missing = new ArrayList<>();
        if (!sql.holds(IS_SUPERUSER)) {
            missing.add(
                    "the operator '%s' may neither publish all tables of %s nor subscribe there; that takes a superuser, or on RDS a member of rds_superuser"
                            .formatted(operator, role));
        }
        if (!sql.holds("select pg_has_role('pg_signal_backend', 'usage')")) {
            missing.add("the operator '%s' may not end others' sessions on %s; grant pg_signal_backend to it"
                    .formatted(operator, role));
        }
        if (!sql.holds(OWNS_DATABASE)) {
            missing.add(
                    "the operator '%s' may not take the right to connect to %s from others; alter database %s owner to it, or grant its owner's role to it"
                            .formatted(operator, role, server.database()));
        }
        return missing;
    }

    /** A subscriber to all tables gets ours too, has nowhere to put their rows, and stops for good. */
    private static List<String> leaks(Sql sql, String role) {
        return Publication.namesOfEverything(sql).stream()
                .map(name ->
                        "publication '%s' of %s is for all tables, so its subscribers would get a rehearsal's own and fail for want of them; have it name its tables, or, where nobody needs it, %s"
                                .formatted(name, role, Publication.dropping(name)))
                .toList();
    }
}
