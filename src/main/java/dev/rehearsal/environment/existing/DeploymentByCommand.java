package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.dialect.ClientPrograms;
import dev.rehearsal.database.dialect.ClientVariables;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.step.ProcessTree;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.TriedInstance;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator's own application, redeployed by a line of shell. It can be told what to connect to, but not asked,
 * which is said wherever it matters. For one thread.
 */
final class DeploymentByCommand implements Deployment {
    private static final int LAST_WORDS = 500;

    private final URI url;
    private final String line;
    private final WorkFolder work;
    private final Optional<Endpoint> gate;
    private final Withheld withheld;
    private final ClientPrograms programs;
    private Connections told;

    /**
     * @param told what it is connected to, by the operator's word
     * @param gate where it reaches the gate, if there is one
     * @param withheld what the command neither is told nor may show
     */
    public DeploymentByCommand(
            URI url,
            String line,
            WorkFolder work,
            Connections told,
            Optional<Endpoint> gate,
            Withheld withheld,
            ClientPrograms programs) {
        this.url = url;
        this.line = line;
        this.work = work;
        this.told = told;
        this.gate = gate;
        this.withheld = withheld;
        this.programs = programs;
    }

    @Override
    public Connections configured() {
        return told;
    }

    @Override
    public List<DeployedInstance> deployed() {
        return List.of();
    }

    @Override
    public String way() {
        return withheld.without("run '%s'".formatted(line));
    }

    @Override
    public Optional<String> doubt() {
        return Optional.of(
                "nobody can ask the application at %s what it is connected to; see for yourself".formatted(url));
    }

    @Override
    public void redeploy(Connections wanted, Duration within) throws DeploymentException, InterruptedException {
        Deadline deadline = Deadline.after(within);
        try {
            run(wanted, deadline);
            Await.until("the application to answer at " + url, deadline, () -> {
                Optional<String> silence = Answering.at(url);
                return Observation.of(silence.isEmpty(), silence.orElse("it answers"));
            });
            told = wanted;
        } catch (IOException | TimedOutException e) {
            throw new DeploymentException(
                    withheld.without("redeploy the application by '%s' → %s → see whether the command works by hand"
                            .formatted(line, e.getMessage())),
                    e);
        }
    }

    /** Its output into a file: a process that outlives the command, as a service does, would hold a pipe open. */
    private void run(Connections wanted, Deadline deadline) throws IOException, InterruptedException {
        Path output = work.path().resolve("redeploy.log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        withheld.keepFrom(builder.environment());
        builder.environment().putAll(ClientVariables.finding(programs, "writer", wanted.writer()));
        wanted.readers()
                .ifPresent(
                        readers -> builder.environment().putAll(ClientVariables.finding(programs, "readers", readers)));
        Process process = builder.start();
        work.record(process.toHandle(), "the command that redeploys the application");
        try {
            Await.until("the command to end", deadline, () -> Observation.of(!process.isAlive(), "it still runs"));
        } finally {
            if (process.isAlive()) {
                new ProcessTree(process.toHandle()).end();
            }
            work.forget(process.pid());
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "exit status %d; its output ended with: %s".formatted(process.exitValue(), endOf(output)));
        }
    }

    private String endOf(Path output) throws IOException {
        // Before it is cut, which might leave half a password.
        String said = withheld.without(Files.readString(output).strip());
        return said.substring(Math.max(0, said.length() - LAST_WORDS));
    }

    @Override
    public List<TriedInstance> tried() throws DeploymentException {
        throw new DeploymentException(
                "have the application at %s write something → nobody told how → leave 'smoke-check' out, and look by a run-command of yours"
                        .formatted(url));
    }

    @Override
    public Optional<Address> gate(String database) {
        return gate.map(endpoint -> new Address(endpoint, database));
    }
}
