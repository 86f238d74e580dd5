package dev.rehearsal.localrds.running;

import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.AttachedGroup;
import dev.rehearsal.localrds.parameter.ServerParameters;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerException;
import java.util.HashMap;
import java.util.Map;

/** Starts and stops the server behind an endpoint. Only in the instance's own lane. */
public record Running(RdsAccount account, Instance instance) {

    /** Starts the server with the values its parameter groups have now, and opens the endpoint. */
    void start() throws InterruptedException {
        launch();
        open();
    }

    /** Starts the server, and nobody gets there yet. */
    public void launch() throws InterruptedException {
        Map<String, String> own =
                account.groups().named(instance.spec().group()).values();
        Map<String, String> shared = instance.cluster()
                .map(cluster ->
                        account.clusterGroups().named(cluster.spec().group()).values())
                .orElse(Map.of());
        try {
            instance.server().start(settings(own, shared));
        } catch (ServerException e) {
            instance.become(InstanceStatus.INCOMPATIBLE_PARAMETERS);
            throw e;
        }
        instance.group().use(own);
        instance.membership().ifPresent(membership -> membership.group().use(shared));
    }

    /** A client that asks for the instance gets to its server. */
    void open() {
        instance.endpoint().pointTo(instance.server());
    }

    /** Shuts the endpoint, ends every session and stops the server. */
    public void stop() throws InterruptedException {
        refuse();
        instance.server().stop();
        cut();
    }

    /** Every way to this server refuses new connections; those that are there stay. */
    public void refuse() {
        instance.endpoint().refuse();
        instance.cluster().ifPresent(cluster -> cluster.endpoints().refuse(instance));
    }

    public void cut() {
        instance.endpoint().cut();
        instance.cluster().ifPresent(cluster -> cluster.endpoints().cut(instance));
    }

    void restart() throws InterruptedException {
        stop();
        start();
    }

    /** Takes over values that need no restart. A server that does not run takes all of them when it starts. */
    public void reload(AttachedGroup group, Map<String, String> values) throws InterruptedException {
        if (!instance.isRunning()) {
            return;
        }
        group.runWith(values);
        reload();
    }

    /** Lets the server know what has changed around it. */
    void reload() throws InterruptedException {
        DatabaseServer server = instance.server();
        server.reload(settings(
                instance.group().inEffect(),
                instance.membership()
                        .map(membership -> membership.group().inEffect())
                        .orElse(Map.of())));
    }

    private Map<String, String> settings(Map<String, String> own, Map<String, String> shared) {
        // Where both groups name a parameter, the instance's own decides.
        Map<String, String> chosen = new HashMap<>(shared);
        chosen.putAll(own);
        Map<String, String> settings = new HashMap<>(new ServerParameters(chosen).settings());
        instance.source()
                .flatMap(account.instances()::find)
                .ifPresent(source ->
                        settings.putAll(new Streaming(account, source.endpoint().endpoint()).bySlot(instance)));
        instance.cluster()
                .ifPresent(cluster -> settings.putAll(new MemberSettings(account, cluster, instance).over(settings)));
        return settings;
    }

    /** The slot on a source that keeps the log for one replica, named as RDS names it. */
    static String slot(Instance replica) {
        return "rds_local_db_" + replica.identifier().replace('-', '_');
    }
}
