package dev.rehearsal.environment;

import dev.rehearsal.application.Estate;
import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Background;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.LocalRds;
import dev.rehearsal.localrds.Timings;
import dev.rehearsal.server.EmbeddedRelease;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.Servers;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.PoolGate;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Opens the embedded environment part by part; when one part fails, those before it are closed again. */
final class EmbeddedOpening {
    private static final String IDENTIFIER = "shop";
    private static final String DATABASE = "shop";
    private static final Duration AVAILABLE_WITHIN = Duration.ofMinutes(2);
    /** Longer than any pause should be; the applications end with this process anyway. */
    private static final Duration HOLD_AT_MOST = Duration.ofMinutes(15);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final EnvironmentSettings settings;
    private final Journal journal;
    private final Credentials operator = new Credentials("operator", password());
    private final Credentials login = new Credentials(Estate.LOGIN, password());

    private EmbeddedOpening(EnvironmentSettings settings, Journal journal) {
        this.settings = settings;
        this.journal = journal;
    }

    /** How what is opened comes about, part by part. */
    interface Parts {
        Environment in(Closing closing) throws IOException, GateException, InterruptedException;
    }

    static Environment open(EnvironmentSettings settings, Journal journal)
            throws EnvironmentFailedException, InterruptedException {
        return open(new EmbeddedOpening(settings, journal)::open, journal);
    }

    static Environment open(Parts parts, Journal journal) throws EnvironmentFailedException, InterruptedException {
        Closing closing = new Closing();
        boolean isOpen = false;
        try {
            Environment environment = parts.in(closing);
            isOpen = true;
            return environment;
        } catch (IOException | GateException | RuntimeException e) {
            throw new EnvironmentFailedException(
                    "Open the embedded environment → %s → mend what the message names".formatted(e.getMessage()), e);
        } finally {
            if (!isOpen) {
                closing.close().forEach(left -> journal.found(LeftBehind.in(EmbeddedProvider.NAME, left)));
            }
        }
    }

    private Environment open(Closing closing) throws IOException, GateException, InterruptedException {
        WorkFolder work = closing.remember("the work folder", WorkFolder.open());
        LocalRds account = closing.remember("the servers", LocalRds.open(work, Timings.SHORT));
        Roles roles = new Roles(account.client(), settings.blue().spec(), settings.green(), journal);
        journal.append(new Background.Circumstances(journal.now(), servers()));
        createBlue(account.client());
        roles.assign("blue", IDENTIFIER);
        Address blue = roles.address("blue");
        try (Sql sql = account.connector().open(blue, operator)) {
            Estate.create(
                    sql, login, settings.sample().rows(), settings.sample().seed());
            sql.execute("analyze");
        }
        createReplicas(account.client(), roles);
        return settings.application().url().isPresent()
                ? withoutApplication(account, roles, work, closing)
                : withApplication(account, roles, work, closing, blue);
    }

    /** The very releases, where the scenario may name major versions only. */
    private Map<String, String> servers() {
        Map<String, String> servers = new LinkedHashMap<>();
        servers.put("blue", release(settings.blue().spec()));
        servers.put("green", release(settings.green()));
        return servers;
    }

    private static String release(Servers.Spec spec) {
        return "%s %s"
                .formatted(
                        spec.engine().rdsName(),
                        EmbeddedRelease.named(spec.version()).version());
    }

    private Environment withApplication(LocalRds account, Roles roles, WorkFolder work, Closing closing, Address blue)
            throws IOException, GateException, InterruptedException {
        Path logs = Files.createDirectories(settings.folder().resolve("logs"));
        ReferenceApplication application = closing.remember(
                "the application",
                ReferenceApplication.start(new ReferenceApplication.Plan(
                        settings.application().instances(),
                        settings.application().port(),
                        blue,
                        login,
                        settings.application().retryFor(),
                        logs)));
        Gate gate = PoolGate.open(application.adminUrls(), HOLD_AT_MOST);
        return new EmbeddedEnvironment(
                account,
                roles,
                work,
                operator,
                List.of(login),
                application.urls(),
                Optional.of(Estate.ledger()),
                Optional.of(gate),
                application::problems,
                closing);
    }

    /** The user's own application: nothing is known of its gate, nor of where its writes go. */
    private Environment withoutApplication(LocalRds account, Roles roles, WorkFolder work, Closing closing) {
        List<URI> urls = settings.application().url().stream().toList();
        return new EmbeddedEnvironment(
                account,
                roles,
                work,
                operator,
                List.of(login),
                urls,
                Optional.empty(),
                Optional.empty(),
                List::of,
                closing);
    }

    private void createBlue(RdsClient rds) throws InterruptedException {
        rds.createDBInstance(request -> {
            request.dbInstanceIdentifier(IDENTIFIER)
                    .engine(settings.blue().spec().engine().rdsName())
                    .engineVersion(settings.blue().spec().version())
                    .dbInstanceClass(settings.blue().spec().instanceClass())
                    .allocatedStorage(20)
                    .dbName(DATABASE)
                    .masterUsername(operator.user())
                    .masterUserPassword(operator.password())
                    .backupRetentionPeriod(1);
            if (settings.blue().port() != 0) {
                request.port(settings.blue().port());
            }
        });
        awaitAvailable(rds, IDENTIFIER);
    }

    private void createReplicas(RdsClient rds, Roles roles) throws InterruptedException {
        for (int i = 1; i <= settings.blue().replicas(); i++) {
            String suffix = i == 1 ? "replica" : "replica-" + i;
            String identifier = IDENTIFIER + "-" + suffix;
            rds.createDBInstanceReadReplica(request -> request.dbInstanceIdentifier(identifier)
                    .sourceDBInstanceIdentifier(IDENTIFIER)
                    .dbInstanceClass(settings.blue().spec().instanceClass()));
            awaitAvailable(rds, identifier);
            roles.assign("blue-" + suffix, identifier);
        }
    }

    private static void awaitAvailable(RdsClient rds, String identifier) throws InterruptedException {
        Await.until("instance '%s'".formatted(identifier), Deadline.after(AVAILABLE_WITHIN), LOOK_EVERY, () -> {
            String status = rds.describeDBInstances(r -> r.dbInstanceIdentifier(identifier))
                    .dbInstances()
                    .get(0)
                    .dbInstanceStatus();
            return Observation.of("available".equals(status), "it is " + status);
        });
    }

    private static String password() {
        return new BigInteger(160, new SecureRandom()).toString(36);
    }
}
