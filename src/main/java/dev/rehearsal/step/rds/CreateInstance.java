package dev.rehearsal.step.rds;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.MakesServer;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Makes an empty server as the scenario wants it, for the rest like blue. */
public record CreateInstance(
        @Says("The role of the new server, such as green.") String role) implements Reversible, MakesServer {
    private static final String BLUE = "blue";

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
        intent(context).carryOut("create a server for '%s'".formatted(role));
    }

    @Override
    public Verification verify(StepContext context) {
        Server server = new Server(context, role);
        Optional<DBInstance> instance = server.isAssigned() ? server.find() : Optional.empty();
        if (instance.isEmpty()) {
            return Verification.fails(expected(), "'%s' has no server".formatted(role));
        }
        Spec spec = context.servers().spec(role);
        List<String> problems = new ArrayList<>();
        if (!spec.engine()
                .major(instance.get().engineVersion())
                .equals(spec.engine().major(spec.version()))) {
            problems.add("its version is " + instance.get().engineVersion());
        }
        if (!instance.get().dbInstanceClass().equals(spec.instanceClass())) {
            problems.add("its class is " + instance.get().dbInstanceClass());
        }
        Observation ready = NewInstance.isReady(server, instance.get());
        if (!ready.isThere()) {
            problems.add(ready.seen());
        }
        return Verification.without(problems, expected());
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        new NewInstance(new Server(context, role)).remove();
    }

    private String expected() {
        return "'%s' has a server as the scenario wants it, which takes connections".formatted(role);
    }

    private Intent intent(StepContext context) {
        Server server = new Server(context, role);
        Server blue = new Server(context, BLUE);
        Optional<DBInstance> model = blue.find();
        if (server.isAssigned() && server.find().isPresent()) {
            return Intent.nothing("'%s' is %s".formatted(role, server.identifier()));
        }
        if (model.isEmpty()) {
            return Intent.blocked(
                    List.of("there is no server for 'blue', whose settings '%s' takes over; name it".formatted(role)));
        }
        Spec spec = context.servers().spec(role);
        NewInstance made = new NewInstance(server);
        ApiCall create = ApiCall.of(
                server,
                RdsClient::createDBInstance,
                new LikeBlue(model.get()).request(server.identifier(), spec, context.operator()));
        List<String> blockers = new ArrayList<>(made.taken());
        blockers.addAll(unknownVersion(context.rds(), spec));
        return Intent.to(List.of(PlannedWork.of(create).andThen(made::adopt), made.awaitingIt()))
                .unless(blockers);
    }

    /** A major version is asked for as it is: RDS takes its newest minor version. */
    private List<String> unknownVersion(RdsClient rds, Spec spec) {
        List<String> offered =
                rds
                        .describeDBEngineVersionsPaginator(
                                r -> r.engine(spec.engine().rdsName()))
                        .dbEngineVersions()
                        .stream()
                        .map(DBEngineVersion::engineVersion)
                        .toList();
        boolean isOffered = offered.stream()
                .anyMatch(version -> version.equals(spec.version())
                        || spec.engine().major(version).equals(spec.version()));
        return isOffered
                ? List.of()
                : List.of("RDS offers no %s %s; choose one of %s"
                        .formatted(spec.engine().rdsName(), spec.version(), String.join(", ", offered)));
    }
}
