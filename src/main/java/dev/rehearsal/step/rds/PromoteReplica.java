package dev.rehearsal.step.rds;

import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;

/**
 * Makes a replica a primary of its own. RDS reboots it for that, and backs it up afterwards, which nobody waits for
 * here. Not reversible: RDS makes no replica of a primary.
 */
public record PromoteReplica(
        @Says("The replica.") @Default("green") @Role String role,

        @Says("For how many days its automated backups are kept; 0 for none.") @Default("1")
        int backupRetention)
        implements Step {
    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        intent(context).carryOut("promote '%s'".formatted(role));
    }

    @Override
    public Verification verify(StepContext context) {
        Server server = new Server(context, role);
        String expected = "'%s' is a primary of its own and takes writes".formatted(role);
        Observation seen = server.find()
                .map(now -> isPrimary(server, now))
                .orElse(Observation.notYet("'%s' has no server".formatted(role)));
        return seen.isThere() ? Verification.holds(expected) : Verification.fails(expected, seen.seen());
    }

    private Intent intent(StepContext context) {
        Server server = new Server(context, role);
        Optional<DBInstance> instance = server.find();
        if (instance.isPresent() && !isReplica(instance.get())) {
            return Intent.nothing("'%s' is a primary of its own".formatted(role));
        }
        List<PlannedWork> deeds = new ArrayList<>();
        deeds.add(server.waiting(
                "it can be promoted",
                now -> Observation.of(now.dbInstanceStatus().equals("available"), "it is " + now.dbInstanceStatus())));
        deeds.add(PlannedWork.of(ApiCall.of(
                server,
                RdsClient::promoteReadReplica,
                PromoteReadReplicaRequest.builder()
                        .dbInstanceIdentifier(server.identifier())
                        .backupRetentionPeriod(backupRetention)
                        .build())));
        deeds.add(server.waiting("RDS names no source any more, and it takes writes", now -> isPrimary(server, now))
                .andThen(() -> context.journal().reached(Milestone.PROMOTED)));
        return Intent.to(deeds)
                .after(server.missing())
                .noting(List.of("point of no return: '%s' follows nobody from then on".formatted(role)));
    }

    /** RDS may still say {@code modifying} or {@code rebooting} when the source is gone: then a reboot is to come. */
    private static Observation isPrimary(Server server, DBInstance instance) {
        if (isReplica(instance)) {
            return Observation.notYet(
                    "RDS says it follows %s".formatted(instance.readReplicaSourceDBInstanceIdentifier()));
        }
        return Server.isSettled(instance)
                ? server.seen(sql ->
                        Observation.of(server.context().dialect().standing().takesWrites(sql), "it takes no writes"))
                : Observation.notYet("it is " + instance.dbInstanceStatus());
    }

    private static boolean isReplica(DBInstance instance) {
        return instance.readReplicaSourceDBInstanceIdentifier() != null;
    }
}
