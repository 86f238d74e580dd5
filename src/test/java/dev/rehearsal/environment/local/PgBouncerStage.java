package dev.rehearsal.environment.local;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ScramSecret;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.PgBouncerPlan;
import dev.rehearsal.server.containers.PgBouncerPlan.Offer;
import dev.rehearsal.traffic.pgbouncer.ConsoleDoor;
import dev.rehearsal.traffic.pgbouncer.PgBouncer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Two servers with the same database, and as many PgBouncers before them as tests want, for one test class. */
final class PgBouncerStage implements AutoCloseable {
    static final Credentials ADMIN = new Credentials("gatekeeper", "it's \"mine\"");
    static final Credentials OBSERVER = new Credentials("observer", "looks");
    static final Credentials LOGIN = new Credentials("shopkeeper", "s3cret");

    private final ContainerStage containers;
    private final DatabaseServer blue;
    private final DatabaseServer green;

    private PgBouncerStage(ContainerStage containers, DatabaseServer blue, DatabaseServer green) {
        this.containers = containers;
        this.blue = blue;
        this.green = green;
    }

    static PgBouncerStage open() throws InterruptedException {
        ContainerStage containers = ContainerStage.open();
        PgBouncerStage stage =
                new PgBouncerStage(containers, containers.started("blue", 15), containers.started("green", 17));
        for (DatabaseServer server : List.of(stage.blue, stage.green)) {
            try (Sql sql = server.sql("postgres")) {
                sql.execute("create role %s login password '%s'".formatted(LOGIN.user(), ScramSecret.of(LOGIN)));
                sql.execute("create database shop owner " + LOGIN.user());
            }
        }
        return stage;
    }

    Address blue() {
        return new Address(blue.endpoint(), "shop");
    }

    Address green() {
        return new Address(green.endpoint(), "shop");
    }

    /** With two names for the shop on blue, and one for that on green. */
    ContainerPgBouncer pgBouncer() throws InterruptedException {
        return containers.pgBouncer(new PgBouncerPlan(
                List.of(new Offer("shop", blue()), new Offer("reports", blue()), new Offer("elsewhere", green())),
                ADMIN,
                OBSERVER,
                List.of(LOGIN)));
    }

    static PgBouncer obeying(ContainerPgBouncer container) {
        return PgBouncer.byConsole("bouncer", door(container, ADMIN), new ContainerFile(container));
    }

    static ConsoleDoor door(ContainerPgBouncer container, Credentials login) {
        return new ConsoleDoor(container.fromHere(), login, Optional.empty());
    }

    /** As an application connects, preparing every statement on the server. */
    static Connection connect(ContainerPgBouncer container, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", LOGIN.user());
        properties.setProperty("password", LOGIN.password());
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(container.fromHere().port(), database),
                properties);
    }

    /** The major version of the server that answers. */
    static int version(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting('server_version_num')::int / ?")) {
            statement.setInt(1, 10_000);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Begins a transaction and leaves it open. */
    static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_backend_pid()");
        }
    }

    @Override
    public void close() {
        containers.close();
    }
}
