package dev.rehearsal.environment;

import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.TriedInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The deployment of the reference application, which runs on this machine and so reaches databases as this machine
 * does, while whoever deploys it speaks of addresses as RDS reports them.
 *
 * @param gate where a gate with an address of its own is, as servers see it
 */
public record DeploymentFromHere(ReferenceApplication application, Views views, Optional<Endpoint> gate)
        implements Deployment {
    @Override
    public Connections configured() throws DeploymentException {
        try {
            return views.asReported(application.configured());
        } catch (IOException e) {
            throw new DeploymentException(
                    "read the application's secret → %s → see that the work folder is there".formatted(e.getMessage()),
                    e);
        }
    }

    @Override
    public List<DeployedInstance> deployed() throws DeploymentException {
        return asked(
                "what it is connected to",
                () -> application.deployed().stream()
                        .map(each ->
                                new DeployedInstance(each.name(), views.asReported(each.connections()), each.waiting()))
                        .toList());
    }

    @Override
    public void redeploy(Connections wanted, Duration within) throws DeploymentException, InterruptedException {
        try {
            application.redeploy(views.fromHere(wanted), within);
        } catch (IOException | TimedOutException | IllegalStateException e) {
            throw new DeploymentException(
                    "redeploy the application with %s → %s → instances that were not replaced go on as before: see whether the application may log in there, and redeploy"
                            .formatted(wanted, e.getMessage()),
                    e);
        }
    }

    @Override
    public List<TriedInstance> tried() throws DeploymentException {
        return asked(
                "to write and to read",
                () -> application.tried().stream()
                        .map(each -> new TriedInstance(each.name(), each.wroteTo(), each.readFrom(), each.problem()))
                        .toList());
    }

    /** What is asked of every instance. */
    private interface Question<T> {
        List<T> answers() throws IOException, InterruptedException;
    }

    private static <T> List<T> asked(String what, Question<T> question) throws DeploymentException {
        try {
            return question.answers();
        } catch (IOException e) {
            throw new DeploymentException(
                    "ask the application %s → %s → see whether it runs".formatted(what, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("ask the application %s → interrupted → ask again".formatted(what), e);
        }
    }

    @Override
    public Optional<Address> gate(String database) {
        return gate.map(endpoint -> new Address(endpoint, database));
    }
}
