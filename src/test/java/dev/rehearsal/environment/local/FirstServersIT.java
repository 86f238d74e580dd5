package dev.rehearsal.environment.local;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.environment.EnvironmentSettings;
import dev.rehearsal.environment.Roles;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers.Spec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine alone decides whether blue is an instance with replicas or a cluster with readers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FirstServersIT {
    private static final Spec CLUSTER = new Spec(Engine.AURORA_POSTGRESQL, "15", "db.r6g.large");

    private static TestAccount account;
    private static Roles roles;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        roles = new Roles(account.client(), CLUSTER, CLUSTER, Journal.inMemory());
        FirstServers first =
                FirstServers.of(account.client(), new EnvironmentSettings.Blue(CLUSTER, 2, 0), account.operator());
        first.createBlue(roles);
        assertThat(roles.readers("blue")).isEmpty();
        first.createFollowers(roles);
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void blue_is_the_cluster_and_each_reader_a_member() {
        assertThat(roles.roles()).containsExactly("blue", "blue-reader", "blue-reader-2");
        assertThat(roles.identifier("blue-reader")).hasValue("shop-reader");
        assertThat(roles.isCluster("blue")).isTrue();
        assertThat(roles.isCluster("blue-reader-2")).isFalse();
        assertThat(account.instance("shop-reader-2").dbClusterIdentifier()).isEqualTo("shop");
    }

    @Test
    void a_cluster_is_addressed_by_its_endpoint_and_a_reader_by_its_own() {
        try (Sql blue = account.connector().openAlone(roles.address("blue"), account.operator());
                Sql readers =
                        account.connector().openAlone(roles.readers("blue").orElseThrow(), account.operator());
                Sql reader = account.connector().openAlone(roles.address("blue-reader-2"), account.operator())) {
            assertThat(blue.holds("select pg_is_in_recovery()")).isFalse();
            assertThat(readers.holds("select pg_is_in_recovery()")).isTrue();
            assertThat(reader.holds("select pg_is_in_recovery()")).isTrue();
        }
    }
}
