package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.postgres.DatabaseOwner;
import dev.rehearsal.database.postgres.OwnedObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.step.postgres.schema.Owners.membership;
import static dev.rehearsal.step.postgres.schema.Owners.table;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnershipTest {
    @Test
    void an_owner_as_whom_the_operator_cannot_act_is_lent_to_him() {
        assertThat(Owners.upTo(17).of(table("app", true)).lending())
                .containsExactly("grant \"app\" to \"operator\" with inherit true, set true");
        assertThat(Owners.upTo(15).of(table("app", true)).lending()).containsExactly("grant \"app\" to \"operator\"");
    }

    @Test
    void an_owner_of_whom_he_is_a_member_by_whatever_way_is_not() {
        Owners owners = Owners.upTo(17, membership("app", "reporting"), membership("reporting", "operator"));

        assertThat(owners.of(table("app", true)).lent()).isEmpty();
        assertThat(owners.roles().memberships()).hasSize(2);
    }

    @Test
    void an_owner_who_is_there_and_whom_he_may_not_grant_to_himself_is_a_problem() {
        assertThat(Owners.upTo(17).withGreen("app").of(table("app", true)).problems())
                .containsExactly(
                        "give table shop.orders to 'app' on green → the operator does not have its rights, and may not grant them to himself → grant \"app\" to \"operator\" with inherit true, set true, as somebody who may");
        assertThat(Owners.upTo(15).withGreen("app").of(table("app", true)).problems())
                .isEmpty();
    }

    @Test
    void every_object_of_a_superuser_is_named() {
        OwnedObject table = new OwnedObject("table shop.orders", "postgres", true, "shop", true, false);
        OwnedObject function = new OwnedObject("function shop.f()", "postgres", true, "shop", true, false);

        assertThat(Owners.upTo(17).of(table, function).problems())
                .singleElement()
                .asString()
                .startsWith("give table shop.orders, function shop.f() to 'postgres' on green → that is a superuser");
        assertThat(Owners.upTo(17).of(table, function).opening()).isEmpty();
    }

    @Test
    void who_owns_something_in_a_schema_of_another_may_create_there_for_as_long_as_it_takes() {
        Ownership ownership = Owners.upTo(17).of(table("app", false), table("reporting", true));

        assertThat(ownership.opening())
                .containsExactly(
                        "grant create on schema \"shop\" to \"app\"",
                        "grant create on schema \"shop\" to \"reporting\"");
        assertThat(ownership.closing()).containsExactly("revoke create on schema \"shop\" from \"app\"");
    }

    @Test
    void rights_of_roles_that_were_there_before_are_taken_back() {
        assertThat(Owners.upTo(15).withGreen("app").of(table("app", true)).revoking())
                .containsExactly("revoke \"app\" from \"operator\"");
        assertThat(Owners.upTo(15).withGreen().of(table("app", true)).revoking())
                .isEmpty();
    }

    @Test
    void a_database_is_given_to_its_owner_and_back() {
        MissingRoles roles = Owners.upTo(17).roles();
        DatabaseOwner blue = new DatabaseOwner("shop", "app", true, true);
        DatabaseOwner green = new DatabaseOwner("store", "operator", false, true);
        DatabaseOwner somebodys = new DatabaseOwner("store", "other", true, false);

        GivenDatabase given = new GivenDatabase(blue, Optional.of(green));
        assertThat(new Ownership("blue", roles, List.of(), given).lent()).containsExactly("app");
        assertThat(given.giving()).containsExactly("alter database \"store\" owner to \"app\"");
        assertThat(given.takingBack()).containsExactly("alter database \"store\" owner to \"operator\"");
        assertThat(given.problems(roles.giver(), "green")).isEmpty();
        assertThat(new GivenDatabase(blue, Optional.of(somebodys)).problems(roles.giver(), "green"))
                .singleElement()
                .asString()
                .contains("on green → the operator lacks its present owner's rights");
        assertThat(new GivenDatabase(blue, Optional.of(blue)).giving()).isEmpty();
        assertThat(new GivenDatabase(green, Optional.of(blue)).giving()).isEmpty();
    }
}
