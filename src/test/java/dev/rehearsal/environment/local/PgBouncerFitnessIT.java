package dev.rehearsal.environment.local;

import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.containers.RunningContainer;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import dev.rehearsal.traffic.pgbouncer.CommandFile;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import dev.rehearsal.traffic.pgbouncer.Shown;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rehearsal.environment.local.PgBouncerStage.connect;
import static dev.rehearsal.environment.local.PgBouncerStage.obeying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Each of the checks turns red against a PgBouncer that is unfit, and green when it is mended. */
@NeedsContainers
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PgBouncerFitnessIT {
    private static final Clientele PREPARING = new Clientele("shop", Optional.of(5));
    private static PgBouncerStage stage;
    private static ContainerPgBouncer container;
    private static String fit;

    private PgBouncerGate gate;

    @BeforeAll
    static void openStage() throws Exception {
        stage = PgBouncerStage.open();
        container = stage.pgBouncer();
        // A user's own mode stays until another is said: to take it out of the file changes nothing.
        fit = container.read() + "\n[users]\napplication = pool_mode=transaction\n";
        try (PgBouncerGate first = new PgBouncerGate(List.of(obeying(container)), PREPARING, stage.blue())) {
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(first.problems()).isEmpty());
        }
    }

    @AfterAll
    static void closeStage() {
        stage.close();
    }

    @BeforeEach
    void open() {
        gate = new PgBouncerGate(List.of(obeying(container)), PREPARING, stage.blue());
    }

    @AfterEach
    void mend() throws Exception {
        run(fit);
        await().untilAsserted(() -> assertThat(gate.problems()).isEmpty());
        gate.close();
    }

    private static void run(String file) throws InterruptedException {
        container.write(CommandFile.inPlace(ContainerPgBouncer.FILE, file), file);
        container.signal("HUP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pool_mode = transaction | pool_mode = session | 'shop' is pooled by session: whoever is connected would have to leave",
                "max_prepared_statements = 200 | max_prepared_statements = 0 | it keeps no prepared statements (version PgBouncer",
                "query_wait_timeout = 120 | query_wait_timeout = 5 | query_wait_timeout = 5 cuts off whom a pause holds for longer",
                "max_client_conn = 1000 | server_reset_query_always = 1 | server_reset_query_always = 1 says that",
                "application = pool_mode=transaction | application = pool_mode=session | user 'application' is pooled by session",
                "dbname=shop | dbname=shop pool_mode=session | 'reports' is pooled by session",
            })
    void an_unfit_setting_is_told(String good, String bad, String problem) throws Exception {
        run(fit.replace(good, bad));

        await().untilAsserted(() -> assertThat(gate.problems())
                .anySatisfy(told -> assertThat(told).startsWith("PgBouncer 'bouncer': " + problem)));
    }

    @Test
    void applications_that_prepare_nothing_on_the_server_need_no_prepared_statements() throws Exception {
        run(fit.replace("max_prepared_statements = 200", "max_prepared_statements = 0"));
        await().until(() -> !gate.problems().isEmpty());

        try (PgBouncerGate careful =
                new PgBouncerGate(List.of(obeying(container)), new Clientele("shop", Optional.of(0)), stage.blue())) {
            assertThat(careful.problems()).isEmpty();
        }
    }

    @Test
    void a_database_that_leads_elsewhere_is_told() throws Exception {
        run(fit.replace("shop = host=" + stage.blue().endpoint().host(), "shop = host=nowhere.example"));

        await().untilAsserted(() -> assertThat(gate.problems())
                .contains(
                        "PgBouncer 'bouncer': 'shop' leads to nowhere.example:5432/shop, not to %s; correct its file, and RELOAD"
                                .formatted(stage.blue())));
    }

    @Test
    void another_database_of_the_right_server_is_told() throws Exception {
        run(fit.replace("dbname=shop", "dbname=postgres"));

        await().untilAsserted(() -> assertThat(gate.problems())
                .anyMatch(problem -> problem.contains("another database than that of " + stage.blue())));
    }

    @Test
    void another_name_of_the_same_server_is_told_once_somebody_uses_it() throws Exception {
        String name = RunningContainer.at(stage.blue().endpoint().host()).name();
        run(fit.replace("[pgbouncer]", "mirror = host=%s port=5432 dbname=shop\n[pgbouncer]".formatted(name)));

        await().ignoreException(SQLException.class).untilAsserted(() -> {
            try (Connection mirror = connect(container, "mirror")) {
                assertThat(PgBouncerStage.version(mirror)).isEqualTo(15);
            }
        });

        assertThat(gate.problems())
                .containsExactly(
                        "PgBouncer 'bouncer': 'mirror' leads to %s:5432/shop, which is %s by another name: it would be neither held nor moved; give it that host, and RELOAD"
                                .formatted(name, stage.blue().endpoint()));
    }

    @Test
    void a_database_that_is_not_there_is_told_with_those_that_are() {
        try (PgBouncerGate strange =
                new PgBouncerGate(List.of(obeying(container)), new Clientele("shoe", Optional.empty()), stage.blue())) {
            assertThatThrownBy(strange::problems)
                    .isInstanceOf(GateException.class)
                    .hasMessage(
                            "find the database 'shoe' in PgBouncer 'bouncer' → it has [elsewhere, reports, shop] → name one of these, or add it");
        }
    }

    @Test
    void a_pause_of_somebody_else_is_told() throws Exception {
        try (PgBouncerGate other = new PgBouncerGate(List.of(obeying(container)), PREPARING, stage.blue())) {
            other.pause(Duration.ofSeconds(5));
            assertThat(other.problems()).isEmpty();

            assertThat(gate.problems())
                    .contains(
                            "PgBouncer 'bouncer': 'shop' is paused already, by somebody else; find out why, then RESUME it",
                            "PgBouncer 'bouncer': 'reports' is paused already, by somebody else; find out why, then RESUME it");
            other.resume();
        }
    }

    @Test
    void a_file_that_pgbouncer_has_not_read_is_told_and_not_changed() throws Exception {
        String unread = fit.replace("reports = ", "; reports = ") + "\n%include /etc/pgbouncer/more.ini\n";
        container.write(CommandFile.inPlace(ContainerPgBouncer.FILE, unread), unread);

        assertThat(gate.problems())
                .singleElement()
                .asString()
                .contains("leads 'reports' not to " + stage.blue().endpoint(), "it includes /etc/pgbouncer/more.ini");
        assertThatThrownBy(() -> gate.prepare(stage.green())).hasMessageContaining("leads 'reports' not to");
        assertThat(container.read()).isEqualTo(unread);
    }

    @Test
    void applications_are_served_by_tls() throws Exception {
        try (Connection connection = connect(container, "shop");
                var statement =
                        connection.prepareStatement("select count(*) from pg_stat_activity where usename = ?")) {
            statement.setString(1, PgBouncerStage.LOGIN.user());
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
            assertThat(Shown.by(PgBouncerStage.door(container, PgBouncerStage.OBSERVER), "SHOW CLIENTS"))
                    .filteredOn(row -> "shop".equals(row.get("database")))
                    .extracting(row -> row.get("tls"))
                    .singleElement()
                    .asString()
                    .startsWith("TLSv1.3/");
        }
    }
}
