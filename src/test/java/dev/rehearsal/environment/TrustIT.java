package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Lending;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.TestAuthority;
import dev.rehearsal.database.TestAuthority.Issued;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.containers.PgBouncerPlan;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.ConsoleDoor;
import dev.rehearsal.traffic.pgbouncer.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.rehearsal.database.Tls.Mode.REQUIRE;
import static dev.rehearsal.database.Tls.Mode.VERIFY_CA;
import static dev.rehearsal.database.Tls.Mode.VERIFY_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Each mode is refused and accepted by a server and by a PgBouncer, both behind published ports of this machine. */
@NeedsContainers
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class TrustIT {
    private static final Credentials ADMIN = new Credentials("gatekeeper", "opens");

    @TempDir
    private static Path folder;

    private static ContainerStage containers;
    private static DatabaseServer server;
    private static ContainerPgBouncer pooler;
    private static TestAuthority shop;
    private static TestAuthority other;
    private static String name;

    @BeforeAll
    static void open() throws Exception {
        containers = ContainerStage.open(List.of("15"));
        server = containers.started("blue", 15);
        name = server.endpoint().host();
        pooler = containers.pgBouncer(new PgBouncerPlan(
                List.of(new PgBouncerPlan.Offer("shop", new Address(server.endpoint(), "postgres"))),
                ADMIN,
                new Credentials("observer", "looks"),
                List.of()));
        shop = TestAuthority.make(folder, "Shop authority");
        other = TestAuthority.make(folder, "Other authority");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(ask(Optional.empty())).isNotEmpty());
    }

    @AfterAll
    static void close() {
        containers.close();
    }

    @Test
    @Order(1)
    void a_server_without_tls_is_refused_as_soon_as_any_is_asked_for() {
        connect(Trust.ANY);
        assertThatThrownBy(() -> connect(Tls.requiring(name)))
                .isInstanceOf(SqlFailedException.class)
                .hasMessageContaining("The server does not support SSL")
                .hasMessageNotContaining(ContainerStage.SUPERUSER.password());
    }

    @Test
    @Order(2)
    void a_server_with_a_certificate_for_its_name_is_believed_in_every_mode() {
        show(shop.issue("fine", "dns:" + name, TestAuthority.VALID));

        await().ignoreExceptions().untilAsserted(() -> connect(Tls.requiring(name)));
        connect(shop.tls(REQUIRE, name));
        connect(shop.tls(VERIFY_CA, name));
        connect(shop.tls(VERIFY_FULL, name));
        assertThatThrownBy(() -> connect(other.tls(VERIFY_FULL, name)))
                .isInstanceOf(SqlFailedException.class)
                .hasMessageContaining("connect to %s/postgres as ".formatted(server.endpoint()))
                .hasMessageContaining("nobody in %s vouches for its certificate".formatted(other.file()))
                .hasMessageNotContaining("jdbc:");
        assertThatThrownBy(() -> connect(other.tls(VERIFY_CA, name))).isInstanceOf(SqlFailedException.class);
        assertThatThrownBy(() -> connect(other.tls(REQUIRE, name))).isInstanceOf(SqlFailedException.class);
    }

    @Test
    @Order(3)
    void a_server_with_another_name_is_refused_by_verify_full_alone() {
        show(shop.issue("elsewhere", "dns:elsewhere.internal", TestAuthority.VALID));

        await().untilAsserted(() -> assertThatThrownBy(() -> connect(shop.tls(VERIFY_FULL, name)))
                .hasMessageContaining("its certificate is for 'elsewhere.internal', not for '%s'".formatted(name)));
        connect(shop.tls(VERIFY_CA, name));
        connect(Tls.requiring(name));
    }

    @Test
    @Order(4)
    void a_server_whose_certificate_expired_is_refused_where_it_is_verified() {
        show(shop.issue("late", "dns:" + name, TestAuthority.EXPIRED));

        await().untilAsserted(() -> assertThatThrownBy(() -> connect(shop.tls(VERIFY_FULL, name)))
                .hasMessageContaining("its certificate, of 'CN=late', expired on "));
        assertThatThrownBy(() -> connect(shop.tls(VERIFY_CA, name))).hasMessageContaining("expired on ");
        connect(Tls.requiring(name));
    }

    @Test
    @Order(5)
    void a_console_with_a_certificate_that_nobody_vouches_for_is_taken_where_nothing_is_verified() throws Exception {
        assertThat(ask(Optional.empty())).isNotEmpty();
        assertThat(ask(Optional.of(Tls.requiring("pooler")))).isNotEmpty();
        assertThatThrownBy(() -> ask(Optional.of(shop.tls(VERIFY_CA, "pooler"))))
                .isInstanceOf(GateException.class)
                .hasMessageContaining(
                        "nobody in %s vouches for its certificate, of 'CN=pgbouncer'".formatted(shop.file()))
                .hasMessageContaining("say otherwise under 'tls:' of its gate")
                .hasMessageNotContaining(ADMIN.password());
    }

    @Test
    @Order(6)
    void a_console_is_judged_as_a_server_is() throws Exception {
        showAtGate(shop.issue("pooler", "dns:pooler", TestAuthority.VALID));
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(ask(Optional.of(shop.tls(VERIFY_FULL, "pooler"))))
                        .isNotEmpty());
        assertThatThrownBy(() -> ask(Optional.of(shop.tls(VERIFY_FULL, "gate"))))
                .hasMessageContaining("its certificate is for 'pooler', not for 'gate'");
        assertThat(ask(Optional.of(shop.tls(VERIFY_CA, "gate")))).isNotEmpty();
        assertThatThrownBy(() -> ask(Optional.of(other.tls(VERIFY_FULL, "pooler"))))
                .hasMessageContaining("nobody in %s vouches".formatted(other.file()));

        showAtGate(shop.issue("old", "dns:pooler", TestAuthority.EXPIRED));
        await().untilAsserted(() -> assertThatThrownBy(() -> ask(Optional.of(shop.tls(VERIFY_CA, "pooler"))))
                .hasMessageContaining("its certificate, of 'CN=old', expired on "));
        assertThat(ask(Optional.of(Tls.requiring("pooler")))).isNotEmpty();
    }

    @Test
    @Order(7)
    void a_console_without_tls_is_refused_as_soon_as_any_is_asked_for() throws Exception {
        String plain = pooler.read().replace("client_tls_sslmode = require", "client_tls_sslmode = disable");
        pooler.write("cat > " + ContainerPgBouncer.FILE, plain);
        pooler.signal("HUP");

        await().untilAsserted(() -> assertThatThrownBy(() -> ask(Optional.of(Tls.requiring("pooler"))))
                .hasMessageContaining("it offers no TLS, which is required"));
        assertThat(ask(Optional.empty())).isNotEmpty();
    }

    private static void connect(Tls tls) {
        connect(new Trust(Map.of(server.endpoint(), tls)));
    }

    private static void connect(Trust trust) {
        try (Connector connector =
                        new Connector(new PostgresDriver(), containers.servers().reach(), Lending.NONE, trust);
                Sql sql = connector.openAlone(new Address(server.endpoint(), "postgres"), ContainerStage.SUPERUSER)) {
            assertThat(sql.holds("select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                    .isEqualTo(!trust.equals(Trust.ANY));
        }
    }

    private static List<Map<String, String>> ask(Optional<Tls> tls) throws GateException, InterruptedException {
        return Shown.by(new ConsoleDoor(pooler.fromHere(), ADMIN, tls), "SHOW VERSION");
    }

    private static void show(Issued issued) {
        try (Sql sql = server.sql("postgres")) {
            sql.execute(writing("server.key", issued.key()));
            sql.execute(writing("server.crt", issued.shown()));
            sql.execute("alter system set ssl = on");
            sql.execute("select pg_reload_conf()");
        }
    }

    private static String writing(String file, String content) {
        return "copy (select unnest(string_to_array('%s', chr(10)))) to program 'umask 077; cat > %s'"
                .formatted(content, file);
    }

    private static void showAtGate(Issued issued) throws InterruptedException {
        pooler.write("cat > /etc/pgbouncer/server.key", issued.key());
        pooler.write("cat > /etc/pgbouncer/server.crt", issued.shown());
        pooler.signal("HUP");
    }
}
