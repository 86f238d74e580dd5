package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.EndpointForwarder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two addresses of a cluster, which follow its members. Only in the cluster's own lane, but for the addresses
 * themselves. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html">Amazon Aurora
 * endpoint connections</a>)
 */
public final class ClusterEndpoints implements AutoCloseable {
    private final Door writer;
    private final Door reader;

    ClusterEndpoints(EndpointForwarder writer, EndpointForwarder reader) {
        this.writer = new Door(writer);
        this.reader = new Door(reader);
    }

    private static final class Door {
        private final EndpointForwarder forwarder;
        private Optional<Instance> behind = Optional.empty();

        Door(EndpointForwarder forwarder) {
            this.forwarder = forwarder;
        }

        boolean leadsTo(Instance member) {
            return behind.filter(member::equals).isPresent();
        }

        void lead(Instance member) {
            forwarder.pointTo(member.server());
            behind = Optional.of(member);
        }
    }

    public Endpoint writer() {
        return writer.forwarder.endpoint();
    }

    public Endpoint reader() {
        return reader.forwarder.endpoint();
    }

    /** A client that asks for the writer gets there from now on. */
    public void writeAt(Instance member) {
        writer.lead(member);
    }

    /** Readers lead to one of these: the one they led to, if it is among them. */
    public void readAt(List<Instance> members) {
        members.stream()
                .filter(reader::leadsTo)
                .findFirst()
                .or(() -> members.stream().findFirst())
                .ifPresent(reader::lead);
    }

    /** What leads to this member refuses whoever comes. */
    public void refuse(Instance member) {
        leadingTo(member).forEach(door -> door.forwarder.refuse());
    }

    /** Ends connections to this member. */
    public void cut(Instance member) {
        leadingTo(member).forEach(door -> door.forwarder.cut());
    }

    private Stream<Door> leadingTo(Instance member) {
        return Stream.of(writer, reader).filter(door -> door.leadsTo(member));
    }

    @Override
    public void close() {
        try (EndpointForwarder first = writer.forwarder;
                EndpointForwarder second = reader.forwarder) {
            first.refuse();
            second.refuse();
        }
    }
}
