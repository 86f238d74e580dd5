package dev.rehearsal.server.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running container of one rehearsal. Safe for many threads. */
public record Container(DockerClient docker, String id, String name, String network) {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    private static final long TOOK_TOO_LONG = -1;
    private static final int LAST_LINES = 20;
    private static final String ENDED =
            "mend what it says, or see whether the container engine ended it for want of memory";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(1);

    /** What a program said and how it ended; {@code -1} when it took too long. */
    public record Said(long exitCode, String output) {
        public boolean isSuccess() {
            return exitCode == 0;
        }
    }

    /** Runs a script of bash inside. */
    public Said run(String user, String script, Map<String, String> environment, Duration within)
            throws InterruptedException {
        String attempted = "run a program in container " + name;
        List<String> variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        String started = ContainerEngine.ask(attempted, () -> begun(attempted, user, script, variables));
        Output output = ContainerEngine.ask(
                attempted, () -> docker.execStartCmd(started).exec(new Output()));
        boolean hasEnded = output.awaitCompletion(within.toMillis(), TimeUnit.MILLISECONDS);
        Supplier<Optional<Long>> exitCode = () -> ContainerEngine.ask(
                attempted,
                () -> Optional.ofNullable(docker.inspectExecCmd(started).exec().getExitCodeLong()));
        return new Said(hasEnded ? known(exitCode) : TOOK_TOO_LONG, output.text());
    }

    private String begun(String attempted, String user, String script, List<String> variables) {
        try {
            return docker.execCreateCmd(id)
                    .withUser(user)
                    .withEnv(variables)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd("bash", "-c", script)
                    .exec()
                    .getId();
        } catch (ConflictException | NotFoundException e) {
            throw new ServerException(attempted, "it does not run; " + lastWords(), ENDED);
        }
    }

    /** The engine may tell a little later how a program ended that has said its last. */
    static long known(Supplier<Optional<Long>> exitCode) throws InterruptedException {
        AtomicLong known = new AtomicLong(TOOK_TOO_LONG);
        try {
            Await.until("the engine to tell how a program ended", Deadline.after(KNOWN_WITHIN), () -> {
                exitCode.get().ifPresent(known::set);
                return Observation.of(known.get() != TOOK_TOO_LONG, "it still runs");
            });
        } catch (TimedOutException e) {
            LOG.debug("taken for one that took too long", e);
        }
        return known.get();
    }

    /** What its own program has said last, since its log cannot be seen any more. */
    String lastWords() {
        Output said = new Output();
        try {
            docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LAST_LINES)
                    .exec(said)
                    .awaitCompletion(KNOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the log of container {} is gone", name, e);
        }
        String words = said.text().strip();
        return words.isEmpty() ? "it has said nothing" : "it said last: " + words;
    }

    /** Where other containers of the rehearsal reach a port of this one. */
    public Endpoint inside(int port) {
        ContainerNetwork there = ContainerEngine.ask(
                "find the address of container " + name,
                () -> inspected().getNetworkSettings().getNetworks().get(network));
        if (there == null || there.getIpAddress() == null) {
            throw new ServerException("find the address of container " + name, "it ended; " + lastWords(), ENDED);
        }
        return new Endpoint(there.getIpAddress(), port);
    }

    /** Where this machine reaches a port of this container. */
    public Endpoint published(int port) {
        Ports.Binding[] bindings = ContainerEngine.ask(
                "find the published port of container " + name,
                () -> inspected().getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(port)));
        if (bindings == null || bindings.length == 0) {
            throw new ServerException(
                    "reach port %d of container %s".formatted(port, name), "it ended; " + lastWords(), ENDED);
        }
        return new Endpoint("127.0.0.1", Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    /** Holds every process inside. */
    public void pause() {
        ContainerEngine.ask(
                "pause container " + name, () -> docker.pauseContainerCmd(id).exec());
    }

    public void unpause() {
        if (isPaused()) {
            ContainerEngine.ask(
                    "unpause container " + name,
                    () -> docker.unpauseContainerCmd(id).exec());
        }
    }

    public boolean isPaused() {
        return Boolean.TRUE.equals(ContainerEngine.ask(
                "look at container " + name, () -> inspected().getState().getPaused()));
    }

    /** Ends every process inside at once and removes it; harmless when it is gone. */
    public void remove() {
        ContainerEngine.ask("remove container " + name, () -> {
            try {
                return docker.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException e) {
                return id;
            }
        });
    }

    private InspectContainerResponse inspected() {
        return docker.inspectContainerCmd(id).exec();
    }
}
