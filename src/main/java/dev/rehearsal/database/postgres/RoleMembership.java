package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That one role is a member of another, whoever granted it, and however often.
 *
 * @param inherits whether the member has the group's rights without SET ROLE, and {@code isSettable} whether it may SET
 *     ROLE to it; empty before release 16, where the member's own attribute decides of the one, and the other is always
 *     so
 * @param isInheriting the member's own attribute
 */
public record RoleMembership(
        String group,
        String member,
        boolean isAdmin,
        Optional<Boolean> inherits,
        Optional<Boolean> isSettable,
        boolean isInheriting) {
    private static final int OPTIONS_SINCE = 16;

    /** The memberships of users' roles, in any group. */
    public static List<RoleMembership> all(Sql sql) {
        return sql.list(
                """
                select g.rolname, m.rolname, bool_or(a.admin_option), bool_or((to_jsonb(a) ->> 'inherit_option')::boolean),
                       bool_or((to_jsonb(a) ->> 'set_option')::boolean), m.rolinherit
                from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
                where m.rolname !~ '^(pg_|rds)'
                group by g.rolname, m.rolname, m.rolinherit order by 1, 2""",
                row -> new RoleMembership(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        Optional.ofNullable(row.getObject(4, Boolean.class)),
                        Optional.ofNullable(row.getObject(5, Boolean.class)),
                        row.getBoolean(6)));
    }

    boolean isBetween(String otherGroup, String otherMember) {
        return group.equals(otherGroup) && member.equals(otherMember);
    }

    /**
     * Whether it lets its member do nothing but administer the group, which who creates a role may since release 16.
     */
    public boolean isForAdministrationAlone() {
        return isAdmin && inherits.equals(Optional.of(false)) && isSettable.equals(Optional.of(false));
    }

    /** Whether the member has the group's rights and may SET ROLE to it. */
    public boolean letsAct() {
        return inherits.orElse(isInheriting) && isSettable.orElse(true);
    }

    /**
     * This membership without ADMIN, which from release 16 on nobody can give himself (AddRoleMems in commands/user.c).
     */
    public RoleMembership withoutAdministration() {
        return new RoleMembership(group, member, false, inherits, isSettable, isInheriting);
    }

    /** What brings it to a server of that release. */
    public String granting(int release) {
        String grant = "grant %s to %s".formatted(Quoted.identifier(group), Quoted.identifier(member));
        if (release < OPTIONS_SINCE) {
            return grant + (isAdmin ? " with admin option" : "");
        }
        List<String> options = new ArrayList<>();
        if (isAdmin) {
            options.add("admin true");
        }
        inherits.filter(inherited -> inherited != isInheriting).ifPresent(other -> options.add("inherit " + other));
        isSettable.filter(settable -> !settable).ifPresent(no -> options.add("set false"));
        return options.isEmpty() ? grant : grant + " with " + String.join(", ", options);
    }

    /** What takes back what {@link #granting} gave. */
    public String revoking() {
        return revoking(group, member);
    }

    /** Whether the operator made somebody a member of a group. */
    public static boolean isThere(Sql sql, String group, String member) {
        return sql.holds("""
                select exists (select from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
                               join pg_roles giver on giver.oid = a.grantor
                               where g.rolname = ? and m.rolname = ? and giver.rolname = current_user)""", group, member);
    }

    /** What makes a member of a group who can act as that group, on a server of that release. */
    public static String granting(String group, String member, int release) {
        return "grant %s to %s%s"
                .formatted(
                        Quoted.identifier(group),
                        Quoted.identifier(member),
                        release < OPTIONS_SINCE ? "" : " with inherit true, set true");
    }

    public static String revoking(String group, String member) {
        return "revoke %s from %s".formatted(Quoted.identifier(group), Quoted.identifier(member));
    }
}
