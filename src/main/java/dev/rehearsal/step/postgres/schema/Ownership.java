package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.OperatorRights;
import dev.rehearsal.database.postgres.OwnedObject;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.database.postgres.RoleMembership;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the operator must hold on a server to give what is made there to its owners, which are other roles, and for
 * changes to be applied as they. Reads only.
 *
 * @param from the server that has the owners
 * @param owned what is given to others than the operator
 */
record Ownership(String from, MissingRoles roles, List<OwnedObject> owned, GivenDatabase database) {
    private static final String REVOKING = "revoke create on schema %s from %s";

    /** From then on only a database's owner may create in its schema public. */
    private static final int PUBLIC_IS_OWNED_SINCE = 15;

    /** From then on somebody who does not inherit from all his groups can inherit from some. */
    private static final int CHOSEN_INHERITANCE_SINCE = 16;

    static Ownership between(StepContext context, String from, String to) {
        MissingRoles roles = MissingRoles.between(context, from, to);
        try (Sql sql = context.sql(from)) {
            return new Ownership(from, roles, OwnedObject.all(sql), GivenDatabase.between(context, from, to));
        }
    }

    /** The owners whose roles the operator is lent, since he could not act as they otherwise. */
    List<String> lent() {
        return ownersOutOfReach().filter(this::canLend).toList();
    }

    /** What lends them. */
    List<String> lending() {
        return lent().stream().map(this::lending).toList();
    }

    private String lending(String owner) {
        return RoleMembership.granting(owner, giver().user(), giver().release());
    }

    /** What lets owners have something in schemas of others, once the schemas are there. */
    List<String> opening() {
        return inOthersSchemas(any -> true, "grant create on schema %s to %s");
    }

    /** What ends it for those owners who had no such right on the other server. */
    List<String> closing() {
        return inOthersSchemas(each -> !each.hasCreate(), REVOKING);
    }

    private List<String> inOthersSchemas(Predicate<OwnedObject> which, String statement) {
        return owned.stream()
                .filter(each -> !giver().isSuperuser() && each.needsCreate() && isGivable(each) && which.test(each))
                .filter(each -> !each.schema().equals("public") || giver().release() >= PUBLIC_IS_OWNED_SINCE)
                .map(each -> statement.formatted(Quoted.identifier(each.schema()), Quoted.identifier(each.owner())))
                .distinct()
                .toList();
    }

    boolean isSchemaPublicGiven() {
        return owned.stream().anyMatch(OwnedObject::isSchemaPublic);
    }

    /** What takes back the rights that were given to roles which were there before. */
    List<String> revoking() {
        Stream<String> joined = roles.memberships().stream()
                .filter(each -> roles.isThere(each.group()) && roles.isThere(each.member()))
                .map(RoleMembership::revoking);
        Stream<String> ended =
                lent().stream().filter(roles::isThere).map(owner -> RoleMembership.revoking(owner, giver().user()));
        return Stream.concat(Stream.concat(joined, ended), closing("public").stream())
                .toList();
    }

    private List<String> closing(String schema) {
        return inOthersSchemas(
                each -> each.schema().equals(schema) && roles.isThere(each.owner()) && !each.hasCreate(), REVOKING);
    }

    /** Why a dump could not give something to its owner, one sentence each. */
    List<String> problems() {
        Stream<String> unknown = ownersOf(this::isGivable)
                .filter(owner -> roles.there().isPresent()
                        && !roles.isThere(owner)
                        && !roles.names().contains(owner))
                .map(owner -> problem(owner, "there is no such role", "create it"));
        Stream<String> reserved = ownersOf(each -> !isGivable(each))
                .map(owner -> problem(
                        owner,
                        "that is a superuser, or the server's own, and the operator cannot act as it",
                        "alter ... owner to another role on %s, or choose with: command, where pg_dump --no-owner leaves all to the operator"
                                .formatted(from)));
        Stream<String> notLent = ownersOutOfReach()
                .filter(owner -> !canLend(owner))
                .map(owner -> problem(
                        owner,
                        "the operator does not have its rights, and may not grant them to himself",
                        lending(owner) + ", as somebody who may"));
        return Stream.of(unknown, reserved, notLent).flatMap(each -> each).toList();
    }

    private String problem(String owner, String found, String advice) {
        return "give %s to '%s' on %s → %s → %s".formatted(new Few(objectsOf(owner)), owner, roles.to(), found, advice);
    }

    private List<String> objectsOf(String owner) {
        List<String> objects = new ArrayList<>(owned.stream()
                .filter(each -> each.owner().equals(owner))
                .map(OwnedObject::what)
                .toList());
        database.owner().filter(owner::equals).ifPresent(any -> objects.add("the database"));
        return objects;
    }

    private boolean canLend(String owner) {
        boolean inherits = giver().release() >= CHOSEN_INHERITANCE_SINCE
                || giver().attributes().isInheriting();
        boolean administers = roles.there()
                .filter(green -> green.administered().contains(owner))
                .isPresent();
        boolean byOptionAlone = roles.isThere(owner) && giver().needsAdminOption();
        boolean creates = giver().canCreateRoles() && !byOptionAlone;
        return inherits && (administers || creates);
    }

    /** The owners that there are or will be, and as whom the operator could not act by what he has. */
    private Stream<String> ownersOutOfReach() {
        Set<String> acting = roles.acting();
        return Stream.concat(ownersOf(this::isGivable), database.owner().stream())
                .distinct()
                .filter(owner -> !giver().isSuperuser() && !acting.contains(owner))
                .filter(owner -> roles.names().contains(owner) || roles.isThere(owner));
    }

    private Stream<String> ownersOf(Predicate<OwnedObject> which) {
        return owned.stream().filter(which).map(OwnedObject::owner).distinct();
    }

    private boolean isGivable(OwnedObject object) {
        return giver().isSuperuser() || !object.isReserved() || roles.acting().contains(object.owner());
    }

    private OperatorRights giver() {
        return roles.giver();
    }
}
