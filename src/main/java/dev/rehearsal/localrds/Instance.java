package dev.rehearsal.localrds;

import dev.rehearsal.server.EndpointForwarder;
import dev.rehearsal.server.PostgresRelease;
import dev.rehearsal.server.PostgresServer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One DB instance: its state as RDS tells it, the server behind it and the endpoint in front. State is read and changed
 * by any thread; the server only by the instance's own {@link Lane}.
 */
final class Instance implements AutoCloseable {
    private final String identifier;
    private final PostgresRelease release;
    private final EndpointForwarder endpoint;
    private final Instant created = Instant.now();
    private final Lane lane;
    private volatile Optional<PostgresServer> server = Optional.empty();
    private InstanceSpec spec;
    private InstanceStatus status = InstanceStatus.CREATING;
    private PendingChanges pending = PendingChanges.NONE;
    private Optional<String> source;
    private Map<String, String> parametersInEffect = Map.of();
    private GroupState group = GroupState.IN_USE;
    private boolean hasEndpoint;
    private String failure = "";

    Instance(
            String identifier,
            PostgresRelease release,
            InstanceSpec spec,
            Optional<String> source,
            EndpointForwarder endpoint) {
        this.identifier = identifier;
        this.release = release;
        this.spec = spec;
        this.source = source;
        this.endpoint = endpoint;
        this.lane = new Lane(identifier, this::fail);
    }

    String identifier() {
        return identifier;
    }

    PostgresRelease release() {
        return release;
    }

    Instant created() {
        return created;
    }

    EndpointForwarder endpoint() {
        return endpoint;
    }

    Lane lane() {
        return lane;
    }

    /** The server behind the endpoint; there is none until it has been made. */
    PostgresServer server() {
        return server.orElseThrow(() -> new IllegalStateException("'%s' has no server yet".formatted(identifier)));
    }

    void serveFrom(PostgresServer made) {
        server = Optional.of(made);
    }

    synchronized InstanceSpec spec() {
        return spec;
    }

    synchronized void change(UnaryOperator<InstanceSpec> change) {
        spec = change.apply(spec);
    }

    synchronized InstanceStatus status() {
        return status;
    }

    synchronized boolean isAvailable() {
        return status == InstanceStatus.AVAILABLE;
    }

    /** Shows the next state; an instance that is to be deleted shows that to its end. */
    synchronized void become(InstanceStatus next) {
        if (status == InstanceStatus.DELETING) {
            return;
        }
        status = next;
        failure = "";
        hasEndpoint |= next != InstanceStatus.CREATING;
    }

    /** Shows that a change is under way, unless something asked for later shows already. */
    synchronized void beginChange() {
        if (status == InstanceStatus.AVAILABLE) {
            become(InstanceStatus.MODIFYING);
        }
    }

    /** Shows that a change is over, unless something asked for later shows already. */
    synchronized void endChange() {
        if (status == InstanceStatus.MODIFYING || status == InstanceStatus.BACKING_UP) {
            become(InstanceStatus.AVAILABLE);
        }
    }

    /** Whether RDS tells the endpoint yet, which it does when creation has succeeded. */
    synchronized boolean hasEndpoint() {
        return hasEndpoint;
    }

    synchronized PendingChanges pending() {
        return pending;
    }

    synchronized void postpone(PendingChanges changes) {
        pending = pending.and(changes);
    }

    /** Takes over whatever is pending. */
    synchronized void applyPending() {
        spec = pending.applied(spec);
        pending = PendingChanges.NONE;
    }

    /** The instance this one replicates from. */
    synchronized Optional<String> source() {
        return source;
    }

    synchronized void standAlone() {
        source = Optional.empty();
    }

    /** Values of the parameter group that the server runs with. */
    synchronized Map<String, String> parametersInEffect() {
        return parametersInEffect;
    }

    synchronized void runWith(Map<String, String> values) {
        parametersInEffect = Map.copyOf(values);
    }

    synchronized void become(GroupState state) {
        group = state;
    }

    synchronized GroupState group() {
        return group;
    }

    synchronized String failure() {
        return failure;
    }

    private synchronized void fail(RuntimeException reason) {
        if (status != InstanceStatus.INCOMPATIBLE_PARAMETERS) {
            status = InstanceStatus.FAILED;
        }
        failure = String.valueOf(reason.getMessage());
    }

    /** Ends the server and the endpoint, and deletes the data. */
    void vanish() {
        try (endpoint) {
            server.ifPresent(PostgresServer::close);
        }
    }

    @Override
    public void close() {
        lane.close();
        vanish();
    }
}
