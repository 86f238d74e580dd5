package dev.rehearsal.step.rds;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** An RDS account and a runbook's roles in it, for the length of one test class. */
final class RdsStage implements AutoCloseable {
    static final Servers.Spec BLUE = new Servers.Spec(Engine.POSTGRES, "15", "db.m6g.large");

    private final TestAccount account = TestAccount.open();
    private int count;

    TestAccount account() {
        return account;
    }

    /** A new server of the latest version of 15, alone in its roles, which is blue. */
    Roles roles(Servers.Spec green) throws InterruptedException {
        count++;
        Roles roles = new Roles("shop" + count, green);
        account.create("shop" + count, "15");
        roles.assign("blue", "shop" + count, Servers.Kind.INSTANCE);
        return roles;
    }

    Roles roles() throws InterruptedException {
        return roles(BLUE);
    }

    TestContext context(Roles roles) {
        return new TestContext()
                .rds(account.client())
                .connector(account.connector())
                .operator(account.operator())
                .servers(roles)
                .within(Duration.ofMinutes(2));
    }

    /** Everything RDS says of the instances of these roles, as far as it is for steps to change. */
    String state(StepContext context) {
        return context.rds().describeDBInstances().dbInstances().stream()
                        .filter(instance -> instance.dbInstanceIdentifier()
                                .matches(((Roles) context.servers()).prefix() + "(-.*)?"))
                        .map(instance -> "%s %s %s %s %s %s"
                                .formatted(
                                        instance.dbInstanceIdentifier(),
                                        instance.dbInstanceClass(),
                                        instance.engineVersion(),
                                        instance.dbParameterGroups(),
                                        instance.readReplicaSourceDBInstanceIdentifier(),
                                        context.servers().roles()))
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + context.rds().describeDBParameterGroups().dbParameterGroups().stream()
                        .filter(group ->
                                group.dbParameterGroupName().contains(((Roles) context.servers()).prefix() + "-"))
                        .toList();
    }

    @Override
    public void close() {
        account.close();
    }

    /** Roles and the instances they stand for, asked from RDS. */
    final class Roles implements Servers {
        private final Map<String, String> identifiers = new ConcurrentHashMap<>();
        private final String prefix;
        private final Spec green;

        private Roles(String prefix, Spec green) {
            this.prefix = prefix;
            this.green = green;
        }

        String prefix() {
            return prefix;
        }

        @Override
        public Optional<String> identifier(String role) {
            return Optional.ofNullable(identifiers.get(role));
        }

        @Override
        public void assign(String role, String identifier, Kind kind) {
            identifiers.put(role, identifier);
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
            DBInstance instance = account.instance(identifier);
            if (instance.endpoint() == null) {
                throw new IllegalStateException(identifier + " has no address yet");
            }
            return new Address(
                    new Endpoint(
                            instance.endpoint().address(), instance.endpoint().port()),
                    TestAccount.DATABASE);
        }

        @Override
        public Optional<Address> readers(String role) {
            return Optional.empty();
        }

        @Override
        public Spec spec(String role) {
            return role.startsWith("green") ? green : BLUE;
        }
    }
}
