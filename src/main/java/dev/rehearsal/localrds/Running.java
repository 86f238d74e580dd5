package dev.rehearsal.localrds;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.PostgresServer;
import dev.rehearsal.server.ServerException;
import java.util.HashMap;
import java.util.Map;

/** Starts and stops the server behind an endpoint. Only in the instance's own lane. */
record Running(RdsAccount account, Instance instance) {

    /** Starts the server with the values its parameter group has now, and opens the endpoint. */
    void start() throws InterruptedException {
        PostgresServer server = instance.server();
        Map<String, String> values =
                account.groups().named(instance.spec().group()).values();
        try {
            server.start(settings(values));
        } catch (ServerException e) {
            instance.become(InstanceStatus.INCOMPATIBLE_PARAMETERS);
            throw e;
        }
        instance.runWith(values);
        instance.become(GroupState.IN_USE);
        instance.endpoint().pointTo(server);
    }

    /** Shuts the endpoint, ends every session and stops the server. */
    void stop() throws InterruptedException {
        instance.endpoint().refuse();
        instance.server().stop();
        instance.endpoint().cut();
    }

    void restart() throws InterruptedException {
        stop();
        start();
    }

    /** Takes over values that need no restart. A server that does not run takes all of them when it starts. */
    void reload(Map<String, String> values) throws InterruptedException {
        if (!instance.server().isRunning()) {
            return;
        }
        instance.server().reload(settings(values));
        instance.runWith(values);
    }

    private Map<String, String> settings(Map<String, String> values) {
        Map<String, String> settings = new HashMap<>(new ServerParameters(values).settings());
        instance.source()
                .flatMap(account.instances()::find)
                .ifPresent(source -> settings.putAll(streamingFrom(source)));
        return settings;
    }

    private Map<String, String> streamingFrom(Instance source) {
        Endpoint from = source.endpoint().endpoint();
        return Map.of(
                "primary_conninfo",
                "host=%s port=%d user=%s passfile='%s' application_name='%s'"
                        .formatted(
                                from.host(),
                                from.port(),
                                account.replication().user(),
                                instance.server().passwordFile(),
                                instance.identifier()),
                "primary_slot_name",
                slot(instance));
    }

    /** The slot on a source that keeps the log for one replica, named as RDS names it. */
    static String slot(Instance replica) {
        return "rds_local_db_" + replica.identifier().replace('-', '_');
    }
}
