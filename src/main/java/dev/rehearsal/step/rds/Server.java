package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.ability.MakesServer;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/** The server that a role stands for, or will: an RDS instance, or a {@link Cluster}. Asked from RDS at each use. */
record Server(StepContext context, String role) {
    /** Statuses that no waiting ends. */
    private static final Set<String> HOPELESS = Set.of(
            "failed",
            "incompatible-network",
            "incompatible-option-group",
            "incompatible-parameters",
            "incompatible-restore",
            "insufficient-capacity",
            "inaccessible-encryption-credentials",
            "restore-error",
            "storage-full",
            "cloning-failed");

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /** The assigned identifier, or the one that the role's instance will get: blue's with the role after it. */
    String identifier() {
        return context.servers()
                .identifier(role)
                .orElseGet(() -> context.servers()
                        .identifier("blue")
                        .map(blue -> blue + "-" + role)
                        .orElse(role));
    }

    boolean isAssigned() {
        return context.exists(role);
    }

    boolean isCluster() {
        return context.servers().isCluster(role);
    }

    /** Instance or cluster, as far as its parameters go. */
    Optional<Configuration> configuration() {
        if (isCluster()) {
            Cluster cluster = new Cluster(this);
            return cluster.find().map(cluster::configuration);
        }
        return find().map(Configuration::of);
    }

    Optional<DBInstance> find() {
        return find(identifier());
    }

    Optional<DBInstance> find(String identifier) {
        try {
            return context.rds().describeDBInstances(r -> r.dbInstanceIdentifier(identifier)).dbInstances().stream()
                    .findFirst();
        } catch (DbInstanceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What has to come first where the role has no server yet. */
    List<Prerequisite> missing() {
        return isAssigned()
                ? List.of()
                : List.of(new Prerequisite(
                        MakesServer.class,
                        "'%s' has no server; create it before, or choose one of %s"
                                .formatted(role, context.servers().roles())));
    }

    static boolean isSettled(DBInstance instance) {
        return Configuration.isSettled(instance.dbInstanceStatus());
    }

    /** A deed that waits until both RDS and the server show something. */
    PlannedWork waiting(String awaited, Function<DBInstance, Observation> look) {
        return new PlannedWork(Action.await(role, awaited), () -> until(awaited, look));
    }

    /** Waits for something that an instance or a cluster shows, as far as its parameters go. */
    PlannedWork configured(String awaited, Function<Configuration, Observation> look) {
        return new PlannedWork(Action.await(role, awaited), () -> untilConfigured(awaited, look));
    }

    void untilConfigured(String awaited, Function<Configuration, Observation> look)
            throws StepFailedException, InterruptedException {
        Await.until("'%s' (%s): %s".formatted(role, identifier(), awaited), context.deadline(), () -> {
            Configuration now = configuration().orElseThrow(() -> failure(awaited, "RDS knows no such server"));
            refuseHopeless(awaited, now.status());
            return look.apply(now);
        });
    }

    void until(String awaited, Function<DBInstance, Observation> look)
            throws StepFailedException, InterruptedException {
        Await.until(
                "'%s' (%s): %s".formatted(role, identifier(), awaited),
                context.deadline(),
                () -> look.apply(present(awaited)));
    }

    private DBInstance present(String awaited) throws StepFailedException {
        DBInstance instance = find().orElseThrow(() -> failure(awaited, "RDS knows no such instance"));
        refuseHopeless(awaited, instance.dbInstanceStatus());
        return instance;
    }

    static boolean isHopeless(String status) {
        return HOPELESS.contains(status);
    }

    void refuseHopeless(String awaited, String status) throws StepFailedException {
        if (isHopeless(status)) {
            throw failure(awaited, "its status is " + status);
        }
    }

    StepFailedException failure(String awaited, String found) {
        return new StepFailedException(
                        "wait for '%s' (%s): %s".formatted(role, identifier(), awaited),
                        found,
                        "mend what is said of it here, or what its events in RDS tell")
                .toldInLogOf(role);
    }

    /** What the server itself shows; nothing yet where it does not answer. */
    Observation seen(Function<Sql, Observation> look) {
        try (Sql sql = context.connector().open(context.servers().address(role), context.operator(), CONNECT_WITHIN)) {
            return look.apply(sql);
        } catch (SqlFailedException | IllegalStateException e) {
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }
}
