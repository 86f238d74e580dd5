package dev.rehearsal.localrds;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorRightsIT {
    private static TestAccount account;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        for (String version : new String[] {"14", "15", "16", "17", "18"}) {
            account.createLogical("db" + version, version);
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "16", "17", "18"})
    void what_rds_refuses_is_refused(String version) {
        try (Sql sql = account.sql("db" + version)) {

            assertThat(sql.holds("select rolsuper from pg_roles where rolname = current_user"))
                    .isFalse();
            assertThatThrownBy(() -> sql.execute("alter system set work_mem = '8MB'"))
                    .isInstanceOf(SqlFailedException.class)
                    .hasMessageMatching(".*(permission denied|must be superuser).*");
            assertThatThrownBy(() -> sql.execute("create role root superuser")).isInstanceOf(SqlFailedException.class);
            assertThatThrownBy(() -> sql.execute("alter role rdsadmin password 'mine'"))
                    .isInstanceOf(SqlFailedException.class);
            assertThatThrownBy(() -> sql.text("select pg_read_file('postgresql.conf')"))
                    .isInstanceOf(SqlFailedException.class);
            assertThatThrownBy(() -> sql.execute("copy (select 1) to program 'cat'"))
                    .isInstanceOf(SqlFailedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "16", "17", "18"})
    void a_publication_of_all_tables_can_be_made_altered_and_dropped(String version) {
        try (Sql sql = account.sql("db" + version)) {
            sql.execute("create publication everything for all tables");
            sql.execute("alter publication everything set (publish = 'insert')");

            assertThat(sql.texts("select pubname from pg_publication where puballtables"))
                    .containsExactly("everything");
            assertThat(sql.text("select current_user")).hasValue("operator");

            sql.execute("drop publication everything");
            assertThat(sql.texts("select pubname from pg_publication where puballtables"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "16", "17", "18"})
    void a_subscription_replicates_and_can_be_dropped(String version) {
        Endpoint blue = account.endpoint("db15");
        String name = "into" + version;
        try (Sql source = account.sql("db15");
                Sql target = account.sql("db" + version)) {
            source.execute("create table %s (id int primary key)".formatted(name));
            source.execute("insert into %s values (1), (2)".formatted(name));
            source.execute("create publication %s for table %s".formatted(name, name));
            target.execute("create table %s (id int primary key)".formatted(name));

            target.execute(("create subscription %s connection "
                            + "'host=%s port=%d dbname=shop user=operator password=%s' publication %s")
                    .formatted(
                            name, blue.host(), blue.port(), account.operator().password(), name));

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(target.number("select count(*) from " + name))
                            .isEqualTo(2));
            target.execute("drop subscription " + name);
            assertThat(source.texts("select slot_name from pg_replication_slots where slot_name = ?", name))
                    .isEmpty();
        }
    }
}
