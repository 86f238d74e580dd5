package dev.rehearsal.database.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What CREATE ROLE says of a role, but for its password, which only the server's own superuser can read.
 *
 * @param connectionLimit how many sessions it may have; -1 for any number
 * @param validUntil when its password ends, in UTC, as the server writes it
 */
public record RoleAttributes(
        boolean canLogin,
        boolean isInheriting,
        boolean canCreateDatabases,
        boolean canCreateRoles,
        boolean canReplicate,
        boolean passesRowSecurity,
        boolean isSuperuser,
        int connectionLimit,
        Optional<String> validUntil) {
    /** The columns that {@link #of} reads, of {@code pg_roles r}. */
    static final String COLUMNS = """
            r.rolcanlogin, r.rolinherit, r.rolcreatedb, r.rolcreaterole, r.rolreplication, r.rolbypassrls, r.rolsuper,
            r.rolconnlimit,
            case when isfinite(r.rolvaliduntil) then (r.rolvaliduntil at time zone 'UTC')::text || '+00'
                 else r.rolvaliduntil::text end""";

    /** From nine columns of a row, the first of which has this number. */
    static RoleAttributes of(ResultSet row, int first) throws SQLException {
        return new RoleAttributes(
                row.getBoolean(first),
                row.getBoolean(first + 1),
                row.getBoolean(first + 2),
                row.getBoolean(first + 3),
                row.getBoolean(first + 4),
                row.getBoolean(first + 5),
                row.getBoolean(first + 6),
                row.getInt(first + 7),
                Optional.ofNullable(row.getString(first + 8)));
    }

    /** As CREATE ROLE takes them. */
    String written() {
        StringBuilder text = new StringBuilder("%s %s %s"
                .formatted(
                        canLogin ? "login" : "nologin",
                        isInheriting ? "inherit" : "noinherit",
                        canCreateDatabases ? "createdb" : "nocreatedb"));
        text.append(canCreateRoles ? " createrole" : "");
        text.append(canReplicate ? " replication" : "");
        text.append(passesRowSecurity ? " bypassrls" : "");
        text.append(isSuperuser ? " superuser" : "");
        text.append(" connection limit ").append(connectionLimit);
        validUntil.ifPresent(time -> text.append(" valid until ").append(Quoted.literal(time)));
        return text.toString();
    }
}
