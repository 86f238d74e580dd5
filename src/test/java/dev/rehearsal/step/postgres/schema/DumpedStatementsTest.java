package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.postgres.OwnedObject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DumpedStatementsTest {
    private static final OwnedObject PUBLIC = new OwnedObject("schema public", "app", false, "", false, false);

    private static List<String> fitted(String... dumped) {
        return fitted(Owners.upTo(17).of(), dumped).statements();
    }

    private static DumpedStatements fitted(Ownership ownership, String... dumped) {
        return DumpedStatements.of(List.of(dumped), ownership, name -> !name.equals("transaction_timeout"));
    }

    @Test
    void a_setting_that_the_server_does_not_have_is_left_out_and_told() {
        DumpedStatements fitted = fitted(
                Owners.upTo(17).of(),
                "SET lock_timeout = 0",
                "SET transaction_timeout = 0",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET transaction_timeout TO '0' AS 'select 1'");

        assertThat(fitted.statements())
                .containsExactly(
                        "SET lock_timeout = 0",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET transaction_timeout TO '0' AS 'select 1'");
        assertThat(fitted.leftOut()).containsExactly("SET transaction_timeout = 0");
    }

    @Test
    void a_grant_is_made_as_its_grantor_without_a_superusers_right() {
        assertThat(fitted(
                        "SET SESSION AUTHORIZATION app",
                        "GRANT SELECT ON TABLE shop.t TO reporting",
                        "RESET SESSION AUTHORIZATION"))
                .containsExactly("SET role app", "GRANT SELECT ON TABLE shop.t TO reporting", "RESET role");
    }

    @Test
    void schema_public_stays_as_the_server_made_it_unless_somebody_gave_it_away() {
        String giving = "ALTER SCHEMA public OWNER TO app";

        assertThat(fitted(
                        "ALTER SCHEMA public OWNER TO postgres",
                        "CREATE SCHEMA public",
                        "COMMENT ON SCHEMA public IS ''"))
                .isEmpty();
        assertThat(fitted(Owners.upTo(17).of(PUBLIC), giving).statements()).containsExactly(giving);
    }

    @Test
    void owners_get_their_place_once_the_schemas_are_there_and_lose_it_at_the_end() {
        assertThat(fitted(
                                Owners.upTo(17).of(Owners.table("app", false)),
                                "CREATE SCHEMA shop",
                                "ALTER SCHEMA shop OWNER TO reporting",
                                "CREATE TABLE shop.t ()",
                                "ALTER TABLE shop.t OWNER TO app")
                        .statements())
                .containsExactly(
                        "CREATE SCHEMA shop",
                        "ALTER SCHEMA shop OWNER TO reporting",
                        "grant create on schema \"shop\" to \"app\"",
                        "CREATE TABLE shop.t ()",
                        "ALTER TABLE shop.t OWNER TO app",
                        "revoke create on schema \"shop\" from \"app\"");
    }
}
