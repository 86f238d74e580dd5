package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.postgres.DatabaseOwner;
import dev.rehearsal.database.postgres.OperatorRights;
import dev.rehearsal.database.postgres.OwnedObject;
import dev.rehearsal.database.postgres.RoleAttributes;
import dev.rehearsal.database.postgres.RoleCatalog;
import dev.rehearsal.database.postgres.RoleDefinition;
import dev.rehearsal.database.postgres.RoleMembership;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who owns what on two servers without any server: an operator who may create roles and databases, and others. */
record Owners(int release, List<RoleMembership> memberships, Optional<RoleCatalog> green) {
    static final RoleAttributes PLAIN =
            new RoleAttributes(false, true, false, false, false, false, false, -1, Optional.empty());
    private static final RoleAttributes OPERATOR =
            new RoleAttributes(true, true, true, true, false, false, false, -1, Optional.empty());

    /** Green, which does not exist yet, is to have this release. */
    static Owners upTo(int release, RoleMembership... memberships) {
        return new Owners(release, List.of(memberships), Optional.empty());
    }

    /** Green has these roles already, and the operator administers none of them. */
    Owners withGreen(String... names) {
        Set<String> there = new TreeSet<>(Set.of("operator"));
        there.addAll(Arrays.asList(names));
        return new Owners(
                release,
                memberships,
                Optional.of(new RoleCatalog(
                        new OperatorRights("operator", release, OPERATOR),
                        "shop",
                        List.of(),
                        List.of(),
                        there,
                        Set.of(),
                        Set.of())));
    }

    static OwnedObject table(String owner, boolean hasCreate) {
        return new OwnedObject("table shop.orders", owner, false, "shop", true, hasCreate);
    }

    static RoleMembership membership(String group, String member) {
        return new RoleMembership(group, member, false, Optional.empty(), Optional.empty(), true);
    }

    Ownership of(OwnedObject... owned) {
        DatabaseOwner database = new DatabaseOwner("shop", "operator", false, true);
        return new Ownership("blue", roles(), List.of(owned), new GivenDatabase(database, green.map(any -> database)));
    }

    MissingRoles roles() {
        RoleCatalog blue = new RoleCatalog(
                new OperatorRights("operator", 15, OPERATOR),
                "shop",
                List.of(role("app"), role("reporting")),
                memberships,
                Set.of("operator", "app", "reporting"),
                Set.of(),
                Set.of());
        return new MissingRoles("green", blue, green, new OperatorRights("operator", release, OPERATOR), List.of());
    }

    private static RoleDefinition role(String name) {
        return new RoleDefinition(name, PLAIN, List.of(), Optional.empty());
    }
}
