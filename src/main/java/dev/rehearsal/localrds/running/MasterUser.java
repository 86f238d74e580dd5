package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.version.RightsByVersion;
import dev.rehearsal.server.DatabaseServer;
import java.util.List;
import java.util.Optional;

/**
 * The operator's login with the rights that RDS gives it, none of them a superuser's. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html">Master user account
 * privileges</a>)
 */
public record MasterUser(Credentials login, Credentials replication) {
    /** The servers' superuser, which is RDS's own. */
    public static final String LENT_ROLE = "rdsadmin";

    private static final List<String> ORIGIN_FUNCTIONS = List.of(
            "pg_replication_origin_create(text)",
            "pg_replication_origin_drop(text)",
            "pg_replication_origin_oid(text)",
            "pg_replication_origin_advance(text, pg_lsn)",
            "pg_replication_origin_progress(text, boolean)",
            "pg_show_replication_origin_status()");

    /** Makes the roles, and the first database if one is wanted, on a server that is new. */
    public void prepare(DatabaseServer server, Optional<String> database) {
        int major = server.release().major();
        for (String each : List.of("template1", "postgres")) {
            try (Sql sql = server.sql(each)) {
                if (each.equals("template1")) {
                    createRoles(sql, major);
                }
                // Rights on functions are kept per database; new databases take them from template1.
                ORIGIN_FUNCTIONS.forEach(
                        function -> sql.execute("grant execute on function %s to rds_superuser".formatted(function)));
            }
        }
        try (Sql sql = server.sql("postgres")) {
            database.ifPresent(
                    name -> sql.execute("create database %s owner %s".formatted(quoted(name), quoted(login.user()))));
        }
    }

    private void createRoles(Sql sql, int major) {
        sql.execute("create role rds_replication nologin");
        sql.execute("create role rds_password nologin");
        sql.execute("create role rds_superuser nologin");
        sql.execute("create role rdsrepladmin login replication password " + literal(replication.password()));
        sql.execute("create role %s login createdb createrole replication password %s"
                .formatted(quoted(login.user()), literal(login.password())));
        RightsByVersion.grant(sql, 0, major);
        sql.execute("grant rds_superuser to %s with admin option".formatted(quoted(login.user())));
        lend(sql, major);
    }

    /**
     * Lets the operator's sessions take the superuser's role for one statement, and have none of its rights otherwise:
     * a role in between passes the membership on but not the rights.
     */
    private void lend(Sql sql, int major) {
        sql.execute("create role rds_lender nologin noinherit");
        String between = major >= 16 ? " with inherit false, set true" : "";
        sql.execute("grant %s to rds_lender%s".formatted(LENT_ROLE, between));
        sql.execute("grant rds_lender to %s%s".formatted(quoted(login.user()), between));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
