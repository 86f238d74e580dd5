package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Which roles somebody may make. Up to release 15, CREATEROLE was enough for most attributes and all memberships, and
 * some attributes were a superuser's to give; since then nobody gives what he has not himself. (PostgreSQL, "CREATE
 * ROLE", and the notes to release 16; CreateRole in commands/user.c)
 *
 * @param release of the server on which
 */
public record OperatorRights(String user, int release, RoleAttributes attributes) {
    private static final int OWN_ONLY_SINCE = 16;

    /** The session's own. */
    static OperatorRights of(Sql sql) {
        return sql.list(
                        "select r.rolname, current_setting('server_version_num')::int / 10000, %s from pg_roles r where r.rolname = current_user"
                                .formatted(RoleAttributes.COLUMNS),
                        row -> new OperatorRights(row.getString(1), row.getInt(2), RoleAttributes.of(row, 3)))
                .get(0);
    }

    /** This operator on a server of another release. */
    public OperatorRights on(int otherRelease) {
        return new OperatorRights(user, otherRelease, attributes);
    }

    public boolean isSuperuser() {
        return attributes.isSuperuser();
    }

    public boolean canCreateRoles() {
        return isSuperuser() || attributes.canCreateRoles();
    }

    /** Whether membership in a group asks for the ADMIN option on it. */
    public boolean needsAdminOption() {
        return !isSuperuser() && release >= OWN_ONLY_SINCE;
    }

    /** What pg_has_role calls the right to SET ROLE, which membership was enough for. */
    String settable() {
        return release < OWN_ONLY_SINCE ? "MEMBER" : "SET";
    }

    /** The attributes of a role that this operator may not give, as CREATE ROLE calls them. */
    public List<String> notGivable(RoleAttributes wanted) {
        if (isSuperuser()) {
            return List.of();
        }
        boolean givesOwn = release >= OWN_ONLY_SINCE;
        List<String> words = new ArrayList<>();
        if (wanted.isSuperuser()) {
            words.add("SUPERUSER");
        }
        if (wanted.canReplicate() && !(givesOwn && attributes.canReplicate())) {
            words.add("REPLICATION");
        }
        if (wanted.passesRowSecurity() && !(givesOwn && attributes.passesRowSecurity())) {
            words.add("BYPASSRLS");
        }
        if (wanted.canCreateDatabases() && givesOwn && !attributes.canCreateDatabases()) {
            words.add("CREATEDB");
        }
        return List.copyOf(words);
    }
}
