package dev.rehearsal.step.rds;

import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Values;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;

/** A server that a step makes and, when it is undone, removes. */
record NewInstance(Server server) {
    /** Why the identifier cannot be used; empty when it can. */
    List<String> taken() {
        return server.find().isEmpty()
                ? List.of()
                : List.of("there is an instance '%s' already, and it is not '%s' of this runbook; delete or rename it"
                        .formatted(server.identifier(), server.role()));
    }

    /** From now on the role stands for it. */
    void adopt() {
        String identifier = server.identifier();
        context().values().note(key(), identifier);
        context().servers().assign(server.role(), identifier, Servers.Kind.INSTANCE);
    }

    PlannedWork awaitingIt() {
        return server.waiting("it takes connections", now -> isReady(server, now));
    }

    static Observation isReady(Server server, DBInstance instance) {
        if (!Server.isSettled(instance) || instance.endpoint() == null) {
            return Observation.notYet("it is " + instance.dbInstanceStatus());
        }
        return server.seen(sql -> Observation.of(sql.holds("select true"), "no answer"));
    }

    /** Deletes what {@link #adopt} took, and nothing else. */
    void remove() throws StepFailedException, InterruptedException {
        Optional<String> made = context().values().get(key());
        if (!server.isAssigned() || !made.equals(Optional.of(server.identifier()))) {
            return;
        }
        if (server.find().isPresent()) {
            server.until(
                    "it can be deleted",
                    now -> Observation.of(!now.dbInstanceStatus().equals("creating"), now.dbInstanceStatus()));
            deletion().send();
        }
        gone(server);
        context().servers().release(server.role());
    }

    static void gone(Server server) throws InterruptedException {
        Await.until(
                "'%s' (%s) to be gone".formatted(server.role(), server.identifier()),
                server.context().deadline(),
                () -> server.find()
                        .map(now -> Observation.notYet("it is " + now.dbInstanceStatus()))
                        .orElse(Observation.there()));
    }

    private ApiCall deletion() {
        return ApiCall.of(
                server,
                RdsClient::deleteDBInstance,
                DeleteDbInstanceRequest.builder()
                        .dbInstanceIdentifier(server.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(true)
                        .build());
    }

    private StepContext context() {
        return server.context();
    }

    private String key() {
        return Values.createdFor(server.role());
    }
}
