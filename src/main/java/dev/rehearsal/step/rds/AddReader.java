package dev.rehearsal.step.rds;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.MakesReader;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Adds an instance that reads to a cluster. */
public record AddReader(
        @Says("The role of the new reader, such as green-reader.")
        String role,

        @Says("The cluster it reads from.") @Default("green") @Role
        String of)
        implements Reversible, MakesReader {
    @Override
    public String madeRole() {
        return role;
    }

    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        intent(context).carryOut("add reader '%s' to '%s'".formatted(role, of));
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "'%s' reads what '%s' writes".formatted(role, of);
        Server reader = new Server(context, role);
        Optional<DBInstance> instance = reader.isAssigned() ? reader.find() : Optional.empty();
        Observation seen = instance.map(now -> isReading(reader, now))
                .orElse(Observation.notYet("'%s' has no server".formatted(role)));
        return seen.isThere() ? Verification.holds(expected) : Verification.fails(expected, seen.seen());
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        new NewInstance(new Server(context, role)).remove();
    }

    private Intent intent(StepContext context) {
        Server reader = new Server(context, role);
        Cluster cluster = Cluster.of(context, of);
        if (reader.isAssigned() && reader.find().isPresent()) {
            return Intent.nothing("'%s' is %s".formatted(role, reader.identifier()));
        }
        NewInstance made = new NewInstance(reader);
        List<PlannedWork> deeds = new ArrayList<>();
        deeds.add(PlannedWork.of(CloneRequests.member(cluster, reader.identifier(), of))
                .andThen(made::adopt));
        deeds.add(reader.waiting("it reads what '%s' writes".formatted(of), now -> isReading(reader, now)));
        return Intent.to(deeds)
                .unless(blockers(made, cluster))
                .after(cluster.server().missing());
    }

    private List<String> blockers(NewInstance made, Cluster cluster) {
        List<String> blockers = new ArrayList<>(made.taken());
        if (!cluster.server().isCluster()) {
            blockers.add("'%s' is no cluster, and readers belong to one; see create-replica".formatted(of));
        }
        return blockers;
    }

    private Observation isReading(Server reader, DBInstance now) {
        Optional<DBCluster> cluster = Cluster.of(reader.context(), of).find();
        boolean isMember = cluster.map(Cluster::members)
                .filter(members -> members.contains(now.dbInstanceIdentifier()))
                .isPresent();
        if (!isMember || !Server.isSettled(now)) {
            return Observation.notYet("it is " + now.dbInstanceStatus());
        }
        return reader.seen(
                sql -> Observation.of(reader.context().dialect().standing().isReplica(sql), "it writes"));
    }
}
