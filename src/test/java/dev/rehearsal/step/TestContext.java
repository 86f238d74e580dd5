package dev.rehearsal.step;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.RdsClient;

/** Builds contexts for tests of steps. Whatever a test does not name is absent, and says so when it is used. */
public final class TestContext {
    private final FixedServers servers = new FixedServers();
    private final List<Credentials> logins = new ArrayList<>();
    private final Journal journal = Journal.inMemory();
    private final Values values = new Values(journal);
    private RdsClient rds = new NoRds();
    private Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT);
    private Credentials operator = new Credentials("operator", "none");
    private Optional<Gate> gate = Optional.empty();
    private Optional<Deployment> deployment = Optional.empty();
    private Optional<Servers> otherServers = Optional.empty();
    private Duration limit = Duration.ofSeconds(30);
    private StartedProcesses processes = new ProcessList();
    private ServerLogs logs = ServerLogs.NONE;
    private Operator person = question -> new Operator.Answer(false, "nobody to ask in a test");

    /** Where processes are written down; in memory when not said. */
    public TestContext processes(StartedProcesses other) {
        this.processes = other;
        return this;
    }

    public TestContext server(String role, Address address, Servers.Spec spec) {
        servers.addresses.put(role, address);
        return planned(role, spec);
    }

    /** A server that the scenario wants and that does not exist yet. */
    public TestContext planned(String role, Servers.Spec spec) {
        servers.specs.put(role, spec);
        return this;
    }

    /** Another table of roles in place of the fixed one. */
    public TestContext servers(Servers table) {
        this.otherServers = Optional.of(table);
        return this;
    }

    public TestContext connector(Connector other) {
        this.connector = other;
        return this;
    }

    public TestContext operator(Credentials login) {
        this.operator = login;
        return this;
    }

    public TestContext login(Credentials login) {
        logins.add(login);
        return this;
    }

    public TestContext rds(RdsClient client) {
        this.rds = client;
        return this;
    }

    public TestContext gate(Gate other) {
        this.gate = Optional.of(other);
        return this;
    }

    public TestContext deployment(Deployment other) {
        this.deployment = Optional.of(other);
        return this;
    }

    public TestContext logs(ServerLogs other) {
        this.logs = other;
        return this;
    }

    public TestContext value(String name, String value) {
        values.note(name, value);
        return this;
    }

    public TestContext within(Duration other) {
        this.limit = other;
        return this;
    }

    public TestContext person(Operator other) {
        this.person = other;
        return this;
    }

    public StepContext build() {
        return new StepContext(
                rds,
                new PostgresDialect(),
                otherServers.orElse(servers),
                connector,
                operator,
                logins,
                gate,
                deployment,
                values,
                Deadline.after(limit),
                journal,
                person,
                processes,
                logs);
    }

    /** Roles whose servers stay where they are. */
    private static final class FixedServers implements Servers {
        private final Map<String, Address> addresses = new ConcurrentHashMap<>();
        private final Map<String, Spec> specs = new ConcurrentHashMap<>();
        private final Map<String, String> identifiers = new ConcurrentHashMap<>();

        @Override
        public Optional<String> identifier(String role) {
            return Optional.ofNullable(identifiers.getOrDefault(role, addresses.containsKey(role) ? role : null));
        }

        @Override
        public void assign(String role, String identifier, Kind kind) {
            identifiers.put(role, identifier);
        }

        @Override
        public void release(String role) {
            identifiers.remove(role);
            addresses.remove(role);
        }

        @Override
        public Set<String> roles() {
            return new TreeSet<>(addresses.keySet());
        }

        @Override
        public Address address(String role) {
            return wanted(addresses, role, known -> "has no server; those with one are " + known);
        }

        @Override
        public Optional<Address> readers(String role) {
            return Optional.ofNullable(addresses.get(role + "-replica"));
        }

        @Override
        public Spec spec(String role) {
            return wanted(specs, role, known -> "is not in the test's scenario, which has " + known);
        }

        private static <T> T wanted(Map<String, T> table, String role, Function<Set<String>, String> problem) {
            T value = table.get(role);
            if (value == null) {
                throw new IllegalStateException("'%s' %s".formatted(role, problem.apply(table.keySet())));
            }
            return value;
        }
    }

    /** Refuses every call, as the interface's own methods do. */
    private static final class NoRds implements RdsClient {
        @Override
        public String serviceName() {
            return "rds";
        }

        @Override
        public void close() {}
    }
}
