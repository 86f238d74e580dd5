package dev.rehearsal.server.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.WorkFolder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedServersIT {
    private static final Credentials MINE = new Credentials("rdsadmin", "it's \"mine\" \\ alone");
    private static final Credentials YOURS = new Credentials("rdsadmin", "yours");

    private final WorkFolder work = WorkFolder.open();

    @AfterEach
    void close() {
        work.close();
    }

    @ParameterizedTest
    @EnumSource
    void servers_of_one_release_begin_alike_and_have_passwords_of_their_own(EmbeddedRelease release)
            throws InterruptedException {
        try (EmbeddedServer mine = started(release, MINE);
                EmbeddedServer yours = started(release, YOURS)) {

            for (EmbeddedServer each : new EmbeddedServer[] {mine, yours}) {
                try (Sql sql = each.sql("postgres")) {
                    assertThat(sql.texts("select rolname from pg_roles where rolcanlogin"))
                            .containsExactly("rdsadmin");
                    assertThat(sql.texts("select datname from pg_database where not datistemplate"))
                            .containsExactly("postgres");
                    assertThat(sql.text("show server_version")).hasValue(release.version());
                    assertThat(sql.texts("select distinct auth_method from pg_hba_file_rules"))
                            .containsExactly("scram-sha-256");
                }
            }
            assertThat(identifier(mine)).isNotEqualTo(identifier(yours));
            assertThatThrownBy(() -> open(mine, YOURS))
                    .isInstanceOf(SqlFailedException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> open(yours, MINE)).isInstanceOf(SqlFailedException.class);
        }
    }

    @Test
    void no_server_is_upgraded_in_place() throws InterruptedException {
        EmbeddedServers servers = servers(MINE);
        try (EmbeddedServer server = servers.create(EmbeddedRelease.V15, "shop")) {
            assertThat(servers.canUpgrade()).isFalse();
            assertThatThrownBy(() -> server.upgrade(EmbeddedRelease.V17.release()))
                    .isInstanceOf(ServerException.class)
                    .hasMessage("upgrade 'shop' in place from PostgreSQL %s to %s"
                                    .formatted(EmbeddedRelease.V15.version(), EmbeddedRelease.V17.version())
                            + " → embedded servers come without pg_upgrade → rehearse it in containers");
        }
    }

    private EmbeddedServers servers(Credentials superuser) throws InterruptedException {
        Account account = Account.here();
        return new EmbeddedServers(work, PostgresArchives.here(account), account, superuser);
    }

    private EmbeddedServer started(EmbeddedRelease release, Credentials superuser) throws InterruptedException {
        EmbeddedServer server =
                servers(superuser).create(release, superuser.password().substring(0, 2));
        server.start(Map.of());
        return server;
    }

    private static long identifier(EmbeddedServer server) {
        try (Sql sql = server.sql("postgres")) {
            return sql.number("select system_identifier from pg_control_system()");
        }
    }

    private static Sql open(EmbeddedServer server, Credentials login) {
        return new Connector(new PostgresDriver(), Reach.DIRECT)
                .openAlone(new Address(server.endpoint(), "postgres"), login);
    }
}
