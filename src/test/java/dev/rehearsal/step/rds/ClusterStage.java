package dev.rehearsal.step.rds;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

/** An account with a cluster, which is blue, and the roles of a runbook in it. */
final class ClusterStage implements AutoCloseable {
    private static final String BLUE = "shop";

    private final TestAccount account = TestAccount.open();
    private final TestCluster clusters = TestCluster.in(account);
    private final Roles roles = new Roles();
    private final StepContext context;

    ClusterStage(String greenVersion, int readers) throws InterruptedException {
        clusters.create(BLUE, "15", readers);
        roles.greenVersion = greenVersion;
        roles.assign("blue", BLUE, Servers.Kind.CLUSTER);
        context = new TestContext()
                .rds(account.client())
                .connector(account.connector())
                .operator(account.operator())
                .servers(roles)
                .within(Duration.ofMinutes(2))
                .build();
    }

    StepContext context() {
        return context;
    }

    TestCluster clusters() {
        return clusters;
    }

    /** Plans, executes, verifies; then once more, which finds nothing to do. */
    void perform(Step step) throws Exception {
        Plan plan = step.plan(context).after(List.of());
        assertThat(plan.blockers()).as(step.verb()).isEmpty();
        assertThat(plan.actions()).as(step.verb()).isNotEmpty();
        assertThat(step.verify(context).isPassed()).as(step.verb()).isFalse();
        step.execute(context);
        assertThat(step.verify(context)).as(step.verb()).matches(seen -> seen.isPassed(), "passes");
        assertThat(step.plan(context).actions()).as(step.verb()).isEmpty();
    }

    List<String> blockers(Step step) {
        return step.plan(context).after(List.of()).blockers();
    }

    @Override
    public void close() {
        account.close();
    }

    /** Roles of clusters and of their instances, asked from RDS. */
    private final class Roles implements Servers {
        private final Map<String, String> identifiers = new ConcurrentHashMap<>();
        private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
        private String greenVersion = "15";

        @Override
        public Optional<String> identifier(String role) {
            return Optional.ofNullable(identifiers.get(role));
        }

        @Override
        public void assign(String role, String identifier, Kind kind) {
            identifiers.put(role, identifier);
            kinds.put(role, kind);
        }

        @Override
        public Optional<Kind> kind(String role) {
            return Optional.ofNullable(kinds.get(role));
        }

        @Override
        public void release(String role) {
            identifiers.remove(role);
        }

        @Override
        public Set<String> roles() {
            return new TreeSet<>(identifiers.keySet());
        }

        @Override
        public Address address(String role) {
            String identifier = identifier(role).orElseThrow(() -> new IllegalStateException(role + " has no server"));
            return new Address(endpoint(identifier), TestAccount.DATABASE);
        }

        @Override
        public Optional<Address> readers(String role) {
            return Optional.empty();
        }

        @Override
        public Spec spec(String role) {
            return new Spec(Engine.AURORA_POSTGRESQL, role.startsWith("green") ? greenVersion : "15", "db.r6g.large");
        }

        private Endpoint endpoint(String identifier) {
            try {
                DBCluster cluster = clusters.cluster(identifier);
                return new Endpoint(cluster.endpoint(), cluster.port());
            } catch (DbClusterNotFoundException e) {
                DBInstance instance = account.client()
                        .describeDBInstances(r -> r.dbInstanceIdentifier(identifier))
                        .dbInstances()
                        .get(0);
                return new Endpoint(
                        instance.endpoint().address(), instance.endpoint().port());
            }
        }
    }
}
