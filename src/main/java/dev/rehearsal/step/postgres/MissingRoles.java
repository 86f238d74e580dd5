package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.database.postgres.RoleDefinition;
import dev.rehearsal.database.postgres.ScramSecret;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles that one server has and another lacks. */
record MissingRoles(String to, List<RoleDefinition> roles, List<Credentials> logins) {
    static MissingRoles between(StepContext context, String from, String to) {
        List<RoleDefinition> wanted = rolesOf(context, from);
        Set<String> there = context.exists(to)
                ? rolesOf(context, to).stream().map(RoleDefinition::name).collect(Collectors.toSet())
                : Set.of();
        List<RoleDefinition> missing =
                wanted.stream().filter(role -> !there.contains(role.name())).toList();
        List<String> names = missing.stream().map(RoleDefinition::name).toList();
        return new MissingRoles(
                to,
                missing,
                context.logins().stream()
                        .filter(login -> names.contains(login.user()))
                        .toList());
    }

    private static List<RoleDefinition> rolesOf(StepContext context, String role) {
        if (!context.exists(role)) {
            return List.of();
        }
        try (Sql sql = context.sql(role)) {
            return RoleDefinition.all(sql);
        }
    }

    List<String> names() {
        return roles.stream().map(RoleDefinition::name).toList();
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>(statements().actions());
        for (Credentials login : logins) {
            actions.add(Action.sql(to, "alter user %s password '***'".formatted(Quoted.identifier(login.user()))));
        }
        return List.copyOf(actions);
    }

    /** What a reader of the plan should know: who will not be able to log in. */
    List<String> notes() {
        Set<String> known = logins.stream().map(Credentials::user).collect(Collectors.toSet());
        return roles.stream()
                .filter(role -> role.canLogin() && !known.contains(role.name()))
                .map(role -> "the password of login '%s' is not known: set it on %s before it is needed"
                        .formatted(role.name(), to))
                .toList();
    }

    void create(Sql sql) {
        statements().send(sql);
        for (Credentials login : logins) {
            setPassword(sql, login);
        }
    }

    /** As the server will store it, so that no log can show the password, and a gate may keep the same. */
    private static void setPassword(Sql sql, Credentials login) {
        sql.execute("alter role %s password %s"
                .formatted(Quoted.identifier(login.user()), Quoted.literal(ScramSecret.of(login))));
    }

    private Statements statements() {
        List<String> texts = new ArrayList<>();
        roles.forEach(role -> texts.addAll(role.creating()));
        roles.forEach(role -> texts.addAll(role.joining()));
        return new Statements(to, texts);
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
