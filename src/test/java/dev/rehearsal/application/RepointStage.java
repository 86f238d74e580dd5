package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.traffic.PoolGate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Blue and green for one test class, and for each test an application of two instances on blue with its gate. */
record RepointStage(TestAccount account) implements AutoCloseable {
    private static final Duration HOLD = Duration.ofMinutes(1);
    private static final Map<String, String> SERVERS = Map.of("blue", "15", "green", "17");

    /** An application and its gate. */
    record Traffic(ReferenceApplication application, PoolGate gate) implements AutoCloseable {
        List<URI> urls() {
            return application.urls();
        }

        @Override
        public void close() {
            application.close();
        }
    }

    static RepointStage open() throws InterruptedException {
        TestAccount account = TestAccount.open();
        for (Map.Entry<String, String> server : SERVERS.entrySet()) {
            account.create(server.getKey(), server.getValue());
            try (Sql sql = account.sql(server.getKey())) {
                new Estate(new PostgresDialect()).create(sql, account.application(), 1000, 1);
            }
        }
        return new RepointStage(account);
    }

    Traffic traffic(Path logs) throws Exception {
        ReferenceApplication application = ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                2,
                0,
                new Connections(address("blue")),
                account.application(),
                logs.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                logs));
        return new Traffic(application, PoolGate.open(application::adminUrls, HOLD));
    }

    Address address(String server) {
        return account.address(server);
    }

    /** As the operator. The caller closes it. */
    Sql sql(String server) {
        return account.sql(server);
    }

    /** What the application's answers call this server. */
    String nameOf(String server) {
        try (Sql sql = sql(server)) {
            return sql.text("select host(inet_server_addr()) || ':' || inet_server_port()")
                    .orElseThrow();
        }
    }

    /** Every write found, and how many rows on both servers carry it. */
    Map<Long, Long> found() {
        Map<Long, Long> found = new HashMap<>();
        for (String server : SERVERS.keySet()) {
            try (Sql sql = sql(server)) {
                new Traces(sql).all().forEach((write, rows) -> found.merge(write, rows, Long::sum));
            }
        }
        return found;
    }

    /** Ends every session of the application. */
    void cut(String server) {
        try (Sql sql = sql(server)) {
            sql.texts("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'application'");
        }
    }

    /** Removes what the load of a test wrote. */
    void sweep() {
        for (String server : SERVERS.keySet()) {
            try (Sql sql = sql(server)) {
                Estate.ledger()
                        .traces()
                        .forEach(trace -> sql.update("delete from " + trace.table() + " where write_id is not null"));
            }
        }
    }

    @Override
    public void close() {
        account.close();
    }
}
