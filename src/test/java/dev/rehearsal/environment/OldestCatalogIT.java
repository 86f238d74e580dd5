package dev.rehearsal.environment;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Version 13 shows who is no superuser less of a subscription than later ones do. */
@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OldestCatalogIT {
    @Test
    void an_operator_who_is_no_superuser_sees_what_brings_rows_to_a_schema() throws Exception {
        try (ContainerStage stage = ContainerStage.open(List.of("13"));
                DatabaseServer server = stage.started("oldest", 13);
                Sql sql = server.sql("postgres")) {
            for (String statement : List.of(
                    "create schema canary",
                    "create table canary.kept (id int primary key)",
                    "create table public.other (id int primary key)",
                    "create publication upgrade for table canary.kept",
                    "create publication besides for table public.other",
                    subscription("upgrade"),
                    subscription("besides"),
                    "create role clerk",
                    "set role clerk")) {
                sql.execute(statement);
            }

            assertThat(Subscription.enabledInto(sql, "canary")).containsExactly("upgrade");

            sql.execute("reset role");
            sql.execute("alter subscription upgrade disable");
            sql.execute("set role clerk");
            assertThat(Subscription.enabledInto(sql, "canary")).isEmpty();
        }
    }

    /** Of the server to itself. Nothing flows, since its slot is not made; what is asked for is in the catalogue. */
    private static String subscription(String name) {
        String password =
                ContainerStage.SUPERUSER.password().replace("\\", "\\\\").replace("'", "\\'");
        String connection = "host=127.0.0.1 dbname=postgres user=%s password='%s'"
                .formatted(ContainerStage.SUPERUSER.user(), password);
        return "create subscription %1$s connection '%2$s' publication %1$s with (create_slot = false)"
                .formatted(name, connection.replace("'", "''"));
    }
}
