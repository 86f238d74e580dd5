package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a superuser says for all databases of a server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServerWideIT {
    @Test
    void what_holds_for_all_roles_and_rights_on_tablespaces_are_compared() throws InterruptedException {
        try (Twinned servers = Twinned.open("15", "17")) {
            for (String server : List.of("blue", "green")) {
                asSuperuser(
                        servers,
                        server,
                        "create role builder",
                        "create role reader",
                        "alter role all set lock_timeout = '1h'",
                        "grant create on tablespace pg_default to builder");
            }
            assertThat(found(servers)).isEmpty();

            asSuperuser(
                    servers,
                    "blue",
                    "alter role all set synchronous_commit = off",
                    "grant create on tablespace pg_default to reader");

            assertThat(found(servers))
                    .containsExactlyInAnyOrder("role all roles", "grant on a tablespace pg_default to reader");
        }
    }

    @Test
    void what_is_of_a_whole_server_and_in_no_comparison_is_named() throws InterruptedException {
        try (Twinned servers = Twinned.open("17", "17")) {
            assertThat(uncompared(servers))
                    .doesNotContainKeys(
                            "role named like one of RDS", "comment on a tablespace", "dependency on an extension");

            asSuperuser(
                    servers, "green", "create role rds_report", "comment on tablespace pg_default is 'on a fast disk'");
            servers.onGreen(
                    "create extension citext",
                    "create function public.one() returns int language sql as 'select 1'",
                    "alter function public.one() depends on extension citext");

            assertThat(uncompared(servers))
                    .containsEntry("role named like one of RDS", "none on blue, 1 (rds_report) on green")
                    .containsEntry("comment on a tablespace", "none on blue, 1 (pg_default) on green")
                    .containsEntry("dependency on an extension", "none on blue, 1 (function public.one()) on green");
        }
    }

    private static Map<String, String> uncompared(Twinned servers) {
        try (Sql blue = servers.blue();
                Sql green = servers.green()) {
            return SchemaComparison.of(new PostgresDialect().structures(), blue, green)
                    .uncompared();
        }
    }

    private static void asSuperuser(Twinned servers, String server, String... statements) {
        try (Sql sql = servers.account().rds().server(server).sql("postgres")) {
            List.of(statements).forEach(sql::execute);
        }
    }

    private static List<String> found(Twinned servers) {
        try (Sql blue = servers.blue();
                Sql green = servers.green()) {
            return Spelling.found(SchemaComparison.of(new PostgresDialect().structures(), blue, green));
        }
    }
}
