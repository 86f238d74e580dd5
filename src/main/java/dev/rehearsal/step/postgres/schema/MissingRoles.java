package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.OperatorRights;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.database.postgres.RoleCatalog;
import dev.rehearsal.database.postgres.RoleDefinition;
import dev.rehearsal.database.postgres.RoleMembership;
import dev.rehearsal.database.postgres.ScramSecret;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The roles and memberships that one server has and another lacks.
 *
 * @param there what is on the other server; empty while it does not exist
 * @param giver the operator there, as far as can be told
 * @param known the logins whose passwords are known
 */
record MissingRoles(
        String to, RoleCatalog wanted, Optional<RoleCatalog> there, OperatorRights giver, List<Credentials> known) {
    static MissingRoles between(StepContext context, String from, String to) {
        RoleCatalog wanted = catalog(context, from);
        Optional<RoleCatalog> there = context.exists(to) ? Optional.of(catalog(context, to)) : Optional.empty();
        OperatorRights giver = there.map(RoleCatalog::operator)
                .orElseGet(() -> wanted.operator().on(WantedRelease.of(context, to)));
        return new MissingRoles(to, wanted, there, giver, context.logins());
    }

    private static RoleCatalog catalog(StepContext context, String role) {
        try (Sql sql = context.sql(role)) {
            return RoleCatalog.of(sql);
        }
    }

    List<RoleDefinition> roles() {
        return wanted.roles().stream().filter(role -> !isThere(role.name())).toList();
    }

    /** What differs between each role that is there already and the wanted role of that name. */
    private Map<String, List<String>> differing() {
        Map<String, List<String>> differing = new TreeMap<>();
        for (RoleDefinition role : wanted.roles()) {
            there.stream()
                    .flatMap(catalog -> catalog.roles().stream())
                    .filter(other -> other.name().equals(role.name()))
                    .map(role::differences)
                    .filter(differences -> !differences.isEmpty())
                    .forEach(differences -> differing.put(role.name(), differences));
        }
        return differing;
    }

    List<String> names() {
        return roles().stream().map(RoleDefinition::name).toList();
    }

    boolean isThere(String role) {
        return there.filter(catalog -> catalog.names().contains(role)).isPresent();
    }

    /**
     * The memberships of the roles that are missing, the ones by which the operator can act as one, and of what roles
     * lack that are there already those that he may give.
     */
    List<RoleMembership> memberships() {
        List<String> created = names();
        return wanted.memberships().stream()
                .filter(each -> there.filter(green -> green.holds(each.group(), each.member()))
                        .isEmpty())
                .filter(each -> created.contains(each.group()) || isThere(each.group()) || there.isEmpty())
                .filter(each -> each.member().equals(giver.user()) ? isOperators(each) : isOthers(each, created))
                .toList();
    }

    /** Who creates a role administers it from release 16 on, and what RDS gives its operator it gives by itself. */
    private boolean isOperators(RoleMembership membership) {
        boolean comesWithCreation = giver.needsAdminOption() && membership.isForAdministrationAlone();
        return !comesWithCreation && !membership.group().matches("(pg_|rds).*");
    }

    private boolean isOthers(RoleMembership membership, List<String> created) {
        boolean isWithNewGroup = created.contains(membership.group()) && isThere(membership.member());
        return created.contains(membership.member())
                || isWithNewGroup
                || (isLacking(membership) && mayGive(membership));
    }

    /** Whether both roles are there, and a user's is the member. */
    private boolean isLacking(RoleMembership membership) {
        return there.filter(green -> !green.holds(membership.group(), membership.member())
                        && green.names().contains(membership.group())
                        && isDefined(green, membership.member()))
                .isPresent();
    }

    private static boolean isDefined(RoleCatalog catalog, String role) {
        return catalog.roles().stream().anyMatch(each -> each.name().equals(role));
    }

    /** Up to release 15 who may create roles may give any group but a superuser's. (AddRoleMems in commands/user.c) */
    private boolean mayGive(RoleMembership membership) {
        boolean administers = there.filter(green -> green.administered().contains(membership.group()))
                .isPresent();
        boolean isOfSuperuser = wanted.roles().stream()
                .anyMatch(role -> role.name().equals(membership.group())
                        && role.attributes().isSuperuser());
        boolean givesAny = giver.canCreateRoles() && !giver.needsAdminOption() && !isOfSuperuser;
        return administers || giver.isSuperuser() || givesAny;
    }

    /** The roles as which the operator will be able to act: those whose rights he has and to which he may SET ROLE. */
    Set<String> acting() {
        Set<String> acting = new TreeSet<>(there.map(RoleCatalog::acting).orElse(Set.of()));
        acting.add(giver.user());
        List<RoleMembership> ways =
                new ArrayList<>(there.map(RoleCatalog::memberships).orElse(List.of()));
        ways.addAll(memberships());
        ways.removeIf(way -> !way.letsAct());
        boolean isGrowing;
        do {
            isGrowing = false;
            for (RoleMembership way : ways) {
                isGrowing |= acting.contains(way.member()) && acting.add(way.group());
            }
        } while (isGrowing);
        return acting;
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>(statements().actions());
        for (Credentials login : logins()) {
            actions.add(Action.sql(to, "alter user %s password '***'".formatted(Quoted.identifier(login.user()))));
        }
        return List.copyOf(actions);
    }

    /** What a reader of the plan should know: who will not be able to log in, and who will lack a group. */
    List<String> notes() {
        Set<String> able = logins().stream().map(Credentials::user).collect(Collectors.toSet());
        List<String> notes = new ArrayList<>();
        for (RoleDefinition role : roles()) {
            if (role.attributes().canLogin() && !able.contains(role.name())) {
                notes.add("the password of login '%s' is not known: set it on %s before it is needed"
                        .formatted(role.name(), to));
            }
        }
        differing()
                .forEach((role, differences) -> notes.add("role '%s' is on %s already and stays as it is there, with %s"
                        .formatted(role, to, String.join(", ", differences))));
        wanted.memberships().stream()
                .filter(each -> !each.member().equals(giver.user()) && isLacking(each) && !mayGive(each))
                .map(each ->
                        "role '%s' is on %s already and is no member of '%s' there, which the operator may not give: grant it as somebody who may"
                                .formatted(each.member(), to, each.group()))
                .forEach(notes::add);
        wanted.memberships().stream()
                .filter(this::hasNoGroup)
                .map(each -> "role '%s' will be no member of '%s', which %s does not have"
                        .formatted(each.member(), each.group(), to))
                .forEach(notes::add);
        return List.copyOf(notes);
    }

    private boolean hasNoGroup(RoleMembership membership) {
        List<String> created = names();
        return there.filter(green -> created.contains(membership.member()) || isDefined(green, membership.member()))
                        .isPresent()
                && !created.contains(membership.group())
                && !isThere(membership.group());
    }

    void create(Sql sql) {
        statements().send(sql);
        for (Credentials login : logins()) {
            setPassword(sql, login);
        }
    }

    /** As the server will store it, so that no log can show the password, and a gate may keep the same. */
    private static void setPassword(Sql sql, Credentials login) {
        sql.execute("alter role %s password %s"
                .formatted(Quoted.identifier(login.user()), Quoted.literal(ScramSecret.of(login))));
    }

    private List<Credentials> logins() {
        List<String> created = names();
        return known.stream().filter(login -> created.contains(login.user())).toList();
    }

    private Statements statements() {
        String database = there.orElse(wanted).database();
        List<String> texts = new ArrayList<>();
        roles().forEach(role -> texts.addAll(role.creating(database)));
        memberships().forEach(membership -> texts.add(givable(membership).granting(giver.release())));
        return new Statements(to, texts);
    }

    private RoleMembership givable(RoleMembership membership) {
        boolean isToHimself = giver.needsAdminOption() && membership.member().equals(giver.user());
        return isToHimself ? membership.withoutAdministration() : membership;
    }

    /** What removes such roles and every right they were given. */
    static List<String> dropping(List<String> names, String operator) {
        List<String> statements = new ArrayList<>();
        for (String name : names) {
            String quoted = Quoted.identifier(name);
            // DROP OWNED asks for the role's own rights, which its creator has only as a member.
            statements.add("grant %s to %s".formatted(quoted, Quoted.identifier(operator)));
            statements.add("drop owned by " + quoted);
            statements.add("drop role " + quoted);
        }
        return List.copyOf(statements);
    }
}
