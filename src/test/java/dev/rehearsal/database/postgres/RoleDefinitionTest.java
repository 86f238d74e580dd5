package dev.rehearsal.database.postgres;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoleDefinitionTest {
    private static final RoleAttributes EVERYTHING =
            new RoleAttributes(true, false, true, true, true, true, true, 3, Optional.of("2030-01-01 00:00:00+00"));

    private static OperatorRights operator(int release, boolean isSuperuser) {
        return new OperatorRights(
                "operator",
                release,
                new RoleAttributes(true, true, true, true, true, false, isSuperuser, -1, Optional.empty()));
    }

    private static RoleMembership membership(boolean isAdmin, boolean inherits, boolean isSettable) {
        return new RoleMembership("app", "reader", isAdmin, Optional.of(inherits), Optional.of(isSettable), true);
    }

    @Test
    void a_role_is_made_with_everything_that_makes_it_up() {
        RoleDefinition role = new RoleDefinition(
                "app",
                EVERYTHING,
                List.of(
                        RoleSetting.of(false, "search_path=\"a \"\"b\", public", ""),
                        RoleSetting.of(true, "search_path=\"\"", ""),
                        RoleSetting.of(true, "work_mem=7MB", "")),
                Optional.of("the shop's"));

        assertThat(role.creating("shop"))
                .containsExactly(
                        "create role \"app\" login noinherit createdb createrole replication bypassrls superuser connection limit 3 valid until '2030-01-01 00:00:00+00'",
                        "alter role \"app\" set \"search_path\" to 'a \"b', 'public'",
                        "alter role \"app\" in database \"shop\" set \"search_path\" to ''",
                        "alter role \"app\" in database \"shop\" set \"work_mem\" to '7MB'",
                        "comment on role \"app\" is 'the shop''s'");
    }

    @ParameterizedTest
    @CsvSource({"15, false, 'SUPERUSER, REPLICATION, BYPASSRLS'", "17, false, 'SUPERUSER, BYPASSRLS'", "17, true, ''"})
    void what_an_operator_may_not_give_depends_on_the_release_and_on_what_he_has(
            int release, boolean isSuperuser, String words) {
        assertThat(String.join(", ", operator(release, isSuperuser).notGivable(EVERYTHING)))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, ' with admin true'",
        "false, true, true, ''",
        "false, false, true, ' with inherit false'",
        "true, false, false, ' with admin true, inherit false, set false'"
    })
    void a_membership_keeps_its_options(boolean isAdmin, boolean inherits, boolean isSettable, String options) {
        assertThat(membership(isAdmin, inherits, isSettable).granting(17))
                .isEqualTo("grant \"app\" to \"reader\"" + options);
    }

    @Test
    void earlier_releases_know_the_admin_option_alone() {
        assertThat(membership(true, true, true).granting(15))
                .isEqualTo("grant \"app\" to \"reader\" with admin option");
        assertThat(membership(false, true, true).granting(15)).isEqualTo("grant \"app\" to \"reader\"");
    }
}
