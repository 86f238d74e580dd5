package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.parameter.AttachedGroup;
import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.EndpointForwarder;
import dev.rehearsal.server.ServerRelease;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One DB instance, alone or member of a cluster: its state as RDS tells it, the server behind it and the endpoint in
 * front. State is read and changed by any thread; the server only by the instance's own {@link Lane}.
 */
public final class Instance implements AutoCloseable {
    private final String identifier;
    private final Family family;
    private final Optional<Membership> membership;
    private final EndpointForwarder endpoint;
    private final Instant created = Instant.now();
    private final Lane lane;
    private volatile Optional<DatabaseServer> server = Optional.empty();
    private InstanceSpec spec;
    private InstanceStatus status = InstanceStatus.CREATING;
    private PendingChanges pending = PendingChanges.NONE;
    private Optional<String> source;
    private final AttachedGroup group = new AttachedGroup();
    private boolean hasEndpoint;
    private String failure = "";

    Instance(
            String identifier,
            Family family,
            InstanceSpec spec,
            Optional<String> source,
            Optional<Membership> membership,
            EndpointForwarder endpoint) {
        this.identifier = identifier;
        this.family = family;
        this.spec = spec;
        this.source = source;
        this.membership = membership;
        this.endpoint = endpoint;
        this.lane = cluster()
                .map(cluster -> cluster.lane().shared(identifier, this::fail))
                .orElseGet(() -> new Lane(identifier, this::fail));
    }

    public String identifier() {
        return identifier;
    }

    /** Its own, or its cluster's. */
    public Family family() {
        return cluster().map(Cluster::family).orElse(family);
    }

    public ServerRelease release() {
        return family().release();
    }

    public Optional<Membership> membership() {
        return membership;
    }

    public Optional<Cluster> cluster() {
        return membership.map(Membership::cluster);
    }

    public Instant created() {
        return created;
    }

    public EndpointForwarder endpoint() {
        return endpoint;
    }

    public Lane lane() {
        return lane;
    }

    /** The server behind the endpoint; there is none until it has been made. */
    public DatabaseServer server() {
        return server.orElseThrow(() -> new IllegalStateException("'%s' has no server yet".formatted(identifier)));
    }

    public void serveFrom(DatabaseServer made) {
        server = Optional.of(made);
    }

    public boolean hasServer() {
        return server.isPresent();
    }

    /** Whether there is a server, and it runs. */
    public boolean isRunning() {
        return server.filter(DatabaseServer::isRunning).isPresent();
    }

    /** Has no server any more; whoever calls keeps it, or ends it. */
    public void surrender() {
        server = Optional.empty();
    }

    public synchronized InstanceSpec spec() {
        return spec;
    }

    public synchronized void change(UnaryOperator<InstanceSpec> change) {
        spec = change.apply(spec);
    }

    public synchronized InstanceStatus status() {
        return status;
    }

    public synchronized boolean isAvailable() {
        return status == InstanceStatus.AVAILABLE;
    }

    /** Shows the next state; an instance that is to be deleted shows that to its end. */
    public synchronized void become(InstanceStatus next) {
        if (status == InstanceStatus.DELETING) {
            return;
        }
        status = next;
        failure = "";
        hasEndpoint |= next != InstanceStatus.CREATING;
    }

    /** Shows that a change is under way, unless something asked for later shows already. */
    public synchronized void beginChange() {
        if (isAvailable()) {
            become(InstanceStatus.MODIFYING);
        }
    }

    /** Shows that a change is over, unless something asked for later shows already. */
    public synchronized void endChange() {
        if (status == InstanceStatus.MODIFYING || status == InstanceStatus.BACKING_UP) {
            become(InstanceStatus.AVAILABLE);
        }
    }

    /** Whether RDS tells the endpoint yet, which it does when creation has succeeded. */
    public synchronized boolean hasEndpoint() {
        return hasEndpoint;
    }

    public synchronized PendingChanges pending() {
        return pending;
    }

    public synchronized void postpone(PendingChanges changes) {
        pending = pending.and(changes);
    }

    /** Takes over whatever is pending. */
    public synchronized void applyPending() {
        spec = pending.applied(spec);
        pending = PendingChanges.NONE;
    }

    /** The instance this one replicates from. */
    public synchronized Optional<String> source() {
        return source;
    }

    public synchronized void standAlone() {
        source = Optional.empty();
    }

    public AttachedGroup group() {
        return group;
    }

    public synchronized String failure() {
        return failure;
    }

    private synchronized void fail(RuntimeException reason) {
        if (status != InstanceStatus.INCOMPATIBLE_PARAMETERS) {
            status = InstanceStatus.FAILED;
        }
        failure = String.valueOf(reason.getMessage());
    }

    /** Ends the server and the endpoint, and deletes the data. */
    public void vanish() {
        try (endpoint) {
            server.ifPresent(DatabaseServer::close);
        }
    }

    @Override
    public void close() {
        lane.close();
        vanish();
    }
}
