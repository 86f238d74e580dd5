package dev.rehearsal.application;

import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Trust;
import dev.rehearsal.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The reference application: as many instances as wanted, each a process of its own, started together, replaced one
 * after the other, ended together. For one thread at a time; where the instances are and what became of them may be
 * asked by others meanwhile.
 */
public final class ReferenceApplication implements AutoCloseable {
    /** A request that the gate holds longer than this is answered with an error. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    /** What waits before an instance is replaced may take this long to be served. */
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(10);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private final Secret secret;
    private final List<Instance> instances;

    private ReferenceApplication(Secret secret, List<Instance> instances) {
        this.secret = secret;
        this.instances = List.copyOf(instances);
    }

    /**
     * What to start.
     *
     * @param engine of its servers
     * @param port of the first instance, the next ones counting up; 0 for any free ones
     * @param connections where the application sends work at first
     * @param trust what servers, at the addresses of connections, have to show before they are believed
     * @param secret the file from which instances learn that, and the login; it is written here
     * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never
     * @param tables where what it reads and writes is
     * @param retryFor how long it goes on trying before it answers with an error
     * @param logs the folder for each instance's log
     */
    public record Plan(
            Engine engine,
            int instances,
            int port,
            Connections connections,
            Credentials login,
            Trust trust,
            Path secret,
            int prepareThreshold,
            Tables tables,
            Duration retryFor,
            Path logs) {
        /** A plan with the tables of the sample estate, on servers that are believed. */
        public Plan(
                Engine engine,
                int instances,
                int port,
                Connections connections,
                Credentials login,
                Path secret,
                int prepareThreshold,
                Duration retryFor,
                Path logs) {
            this(
                    engine,
                    instances,
                    port,
                    connections,
                    login,
                    Trust.ANY,
                    secret,
                    prepareThreshold,
                    Tables.ESTATE,
                    retryFor,
                    logs);
        }

        /** What one instance is told. */
        private ApplicationSettings settings(String member) {
            return new ApplicationSettings(
                    member, engine, new Secret(secret), trust, prepareThreshold, tables, retryFor, ANSWER_WITHIN);
        }
    }

    /**
     * An instance at work.
     *
     * @param waiting requests that it has given to no connection yet
     */
    public record Deployed(String name, Connections connections, int waiting) {}

    /** How an instance fared when it was tried; the servers as they name themselves, empty where none answered. */
    public record Tried(String name, String wroteTo, String readFrom, String problem) {}

    /** Starts every instance and returns when all of them take requests; otherwise none is left running. */
    public static ReferenceApplication start(Plan plan) throws InterruptedException, IOException {
        Secret secret = new Secret(plan.secret());
        secret.write(Secret.Contents.of(plan.connections(), plan.login()));
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        List<Instance> started = new ArrayList<>();
        try {
            for (int i = 0; i < plan.instances(); i++) {
                int port = plan.port() == 0 ? 0 : plan.port() + i;
                Path log = plan.logs().resolve(member(i) + ".log");
                started.add(Instance.start(plan.settings(member(i)), port, plan.instances(), log, client));
            }
            for (Instance instance : started) {
                instance.awaitReady();
            }
            return new ReferenceApplication(secret, started);
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.forEach(Instance::close);
            throw e;
        }
    }

    /** Where each instance takes requests, whatever process is there. */
    public List<URI> urls() {
        return instances.stream().map(Instance::url).toList();
    }

    /** Where the present process of each instance takes orders for its gate. */
    public List<URI> adminUrls() {
        return instances.stream().map(Instance::adminUrl).toList();
    }

    /** The ids of the present processes, for whoever measures. */
    public List<Long> pids() {
        return instances.stream().map(Instance::pid).toList();
    }

    /** What the secret says. */
    public Connections configured() throws IOException {
        return secret.read().connections();
    }

    /** What each instance says of itself, in their order. */
    public List<Deployed> deployed() throws IOException, InterruptedException {
        List<Deployed> deployed = new ArrayList<>();
        for (Instance instance : instances) {
            AdminDoor.Told told = told(instance);
            deployed.add(new Deployed(instance.name(), told.connections(), told.waiting()));
        }
        return List.copyOf(deployed);
    }

    /**
     * Writes the secret and replaces the process of one instance after the other, none of which misses a request.
     *
     * @throws IOException when an instance is paused, or a new process does not start; what was replaced stays so
     */
    public void redeploy(Connections wanted, Duration within) throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(within);
        for (Instance instance : instances) {
            if (told(instance).isPaused()) {
                throw new IOException("the gate of '%s' holds its work".formatted(instance.name()));
            }
        }
        secret.write(Secret.Contents.of(wanted, secret.read().writer().credentials()));
        // All are replaced before the first is waited for: requests that hang must not keep others from their way.
        for (Instance instance : instances) {
            Deadline served = deadline.butAtMost(SERVED_WITHIN);
            for (Instance each : instances) {
                each.awaitServed(served);
            }
            instance.replace(deadline);
        }
        for (Instance instance : instances) {
            instance.awaitFormer(deadline);
        }
    }

    /** Has every instance write something that is taken back, and read something through its door. */
    public List<Tried> tried() throws InterruptedException {
        List<Tried> tried = new ArrayList<>();
        for (Instance instance : instances) {
            tried.add(instance.tried());
        }
        return List.copyOf(tried);
    }

    private static AdminDoor.Told told(Instance instance) throws IOException, InterruptedException {
        try {
            return instance.admin().connections();
        } catch (IOException e) {
            throw new IOException("'%s' does not say what it is connected to: %s".formatted(instance.name(), e), e);
        }
    }

    /** What became of the instances that have ended although nobody asked them to; empty while all run. */
    public List<String> problems() {
        return instances.stream().flatMap(instance -> instance.death().stream()).toList();
    }

    /** What an instance is called, counting from 0. */
    public static String member(int index) {
        return "application-" + (index + 1);
    }

    @Override
    public void close() {
        instances.forEach(Instance::askToEnd);
        instances.forEach(Instance::close);
    }
}
