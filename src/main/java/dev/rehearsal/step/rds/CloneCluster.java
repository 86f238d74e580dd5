package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.ClonesServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Makes a copy-on-write clone of a cluster, with one instance. It has the source's version, parameters, network and
 * database, and the rows that the source had at one instant.
 */
public record CloneCluster(
        @Says("The role of the clone, such as green.") String role,

        @Says("The cluster that is cloned.") @Default("blue") @Role
        String of,

        @Says("The logs that go to CloudWatch.") @Default("postgresql")
        List<String> logExports,

        @Says("Whether the clone is protected from deletion.") @Default("true")
        boolean deletionProtection)
        implements Reversible, ClonesServer {
    public CloneCluster {
        logExports = List.copyOf(logExports);
    }

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
        intent(context).carryOut("clone '%s' to '%s'".formatted(of, role));
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "'%s' is a clone of '%s' that takes connections, with its database".formatted(role, of);
        Cluster cluster = Cluster.of(context, role);
        Optional<DBCluster> found = cluster.server().isAssigned() ? cluster.find() : Optional.empty();
        if (found.isEmpty()) {
            return Verification.fails(expected, "'%s' has no cluster".formatted(role));
        }
        List<String> problems = new ArrayList<>();
        var ready = cluster.isReady(found.get());
        if (!ready.isThere()) {
            problems.add(ready.seen());
        }
        if (!found.get().enabledCloudwatchLogsExports().containsAll(logExports)) {
            problems.add("it exports the logs " + found.get().enabledCloudwatchLogsExports());
        }
        if (deletionProtection != Boolean.TRUE.equals(found.get().deletionProtection())) {
            problems.add("its deletion protection is " + found.get().deletionProtection());
        }
        return Verification.without(problems, expected);
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        new NewCluster(Cluster.of(context, role)).remove();
    }

    private Intent intent(StepContext context) {
        Cluster clone = Cluster.of(context, role);
        Cluster source = Cluster.of(context, of);
        if (clone.server().isAssigned() && clone.find().isPresent()) {
            return Intent.nothing("'%s' is %s".formatted(role, clone.identifier()));
        }
        if (!source.server().isCluster()) {
            return Intent.blocked(
                    List.of("'%s' is %s, which is no cluster, and only clusters are cloned; see create-instance"
                            .formatted(of, context.servers().spec(of).engine().rdsName())));
        }
        Optional<DBCluster> found = source.server().isAssigned() ? source.find() : Optional.empty();
        if (found.isEmpty()) {
            return Intent.to(List.of()).after(source.server().missing());
        }
        NewCluster made = new NewCluster(clone);
        CloneRequests requests = new CloneRequests(clone, found.get());
        List<PlannedWork> deeds = new ArrayList<>(markers(context));
        deeds.add(
                PlannedWork.of(requests.cloning(logExports, deletionProtection)).andThen(made::adopt));
        deeds.add(clone.waiting("it is there", made::isAvailable));
        deeds.add(PlannedWork.of(requests.writer()));
        deeds.add(clone.waiting("it takes connections", clone::isReady));
        return Intent.to(deeds)
                .unless(made.taken())
                .noting(List.of("the clone has the databases of '%s'; the API takes no name for one".formatted(of)));
    }

    /** The marker's table must be on the source before it is cloned: what is made later has to be made on both. */
    private List<PlannedWork> markers(StepContext context) {
        List<PlannedWork> deeds = new ArrayList<>();
        try (Sql sql = context.sql(of)) {
            for (String statement : context.dialect().markers().missing(sql)) {
                deeds.add(new PlannedWork(Action.sql(of, statement), () -> {
                    try (Sql source = context.sql(of)) {
                        source.execute(statement);
                    }
                }));
            }
        }
        return deeds;
    }
}
