package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerRelease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One DB cluster: its state as RDS tells it, its two endpoints, and its data while no member serves it. State is read
 * and changed by any thread; servers only by the cluster's own {@link Lane}, which its members share.
 */
public final class Cluster implements AutoCloseable {
    private final String identifier;
    private final ClusterEndpoints endpoints;
    private final Instant created = Instant.now();
    private final Lane lane;
    private volatile Optional<DatabaseServer> volume = Optional.empty();
    private volatile List<LogicalSlot> inherited = List.of();
    private volatile List<String> synchronous = List.of();
    private Family family;
    private ClusterSpec spec;
    private ClusterStatus status = ClusterStatus.CREATING;
    private Optional<String> writer = Optional.empty();
    private Optional<String> origin = Optional.empty();
    private String complaint = "";

    Cluster(String identifier, Family family, ClusterSpec spec, ClusterEndpoints endpoints) {
        this.identifier = identifier;
        this.family = family;
        this.spec = spec;
        this.endpoints = endpoints;
        this.lane = new Lane(identifier, this::fail);
    }

    public String identifier() {
        return identifier;
    }

    public Instant created() {
        return created;
    }

    public ClusterEndpoints endpoints() {
        return endpoints;
    }

    public Lane lane() {
        return lane;
    }

    public synchronized Family family() {
        return family;
    }

    /** From now on its servers have this release, and the cluster parameter group fits it. */
    public synchronized void upgraded(ServerRelease release, String group) {
        family = family.in(release);
        spec = spec.withGroup(group);
    }

    public synchronized ClusterSpec spec() {
        return spec;
    }

    public synchronized void change(UnaryOperator<ClusterSpec> change) {
        spec = change.apply(spec);
    }

    public synchronized ClusterStatus status() {
        return status;
    }

    /** Shows the next state; a cluster that is to be deleted shows that to its end. */
    public synchronized void become(ClusterStatus next) {
        if (status != ClusterStatus.DELETING) {
            status = next;
        }
    }

    /** The identifier of the member that writes; there is none before the first member has been asked for. */
    public synchronized Optional<String> writer() {
        return writer;
    }

    public synchronized void writeBy(Optional<String> member) {
        writer = member;
    }

    /** The first cluster of those that are clones of one another; empty for one that has none. */
    public synchronized Optional<String> origin() {
        return origin;
    }

    public synchronized void cloneOf(Cluster other) {
        origin = Optional.of(other.origin().orElse(other.identifier()));
    }

    /** Whether a member is the one that writes. */
    public boolean isWrittenBy(Instance member) {
        return writer().filter(member.identifier()::equals).isPresent();
    }

    /** Its data as long as no member serves them: a server that is stopped. */
    public Optional<DatabaseServer> volume() {
        return volume;
    }

    public void keep(DatabaseServer stopped) {
        volume = Optional.of(stopped);
    }

    public void handOver() {
        volume = Optional.empty();
    }

    /** The logical slots of the cluster this is a clone of, until they have been made here. */
    public List<LogicalSlot> inherited() {
        return inherited;
    }

    public void inherit(List<LogicalSlot> slots) {
        inherited = List.copyOf(slots);
    }

    /** The members that must have a change before it is acknowledged. */
    public List<String> synchronous() {
        return synchronous;
    }

    public void waitFor(List<String> members) {
        synchronous = List.copyOf(members);
    }

    /** What went wrong last, and left it as it was; empty when nothing did. */
    public synchronized String complaint() {
        return complaint;
    }

    public synchronized void complain(String about) {
        complaint = about;
    }

    private synchronized void fail(RuntimeException reason) {
        status = status == ClusterStatus.CREATING && origin.isPresent()
                ? ClusterStatus.CLONING_FAILED
                : ClusterStatus.FAILED;
        complaint = String.valueOf(reason.getMessage());
    }

    /** Ends the endpoints and deletes the data. */
    public void vanish() {
        try (endpoints) {
            volume.ifPresent(DatabaseServer::close);
        }
    }

    @Override
    public void close() {
        lane.close();
        vanish();
    }
}
