package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The reference application: as many processes as wanted, started together, ended together. */
public final class ReferenceApplication implements AutoCloseable {
    /** A request that the gate holds longer than this is answered with an error. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final List<ApplicationProcess> processes;

    private ReferenceApplication(List<ApplicationProcess> processes) {
        this.processes = List.copyOf(processes);
    }

    /**
     * What to start.
     *
     * @param port of the first instance, the next ones counting up; 0 for any free ones
     * @param database where the application sends work at first
     * @param retryFor how long it goes on trying before it answers with an error
     * @param logs the folder for each instance's log
     */
    public record Plan(int instances, int port, Address database, Credentials login, Duration retryFor, Path logs) {}

    /** Starts every instance and returns when all of them take requests; otherwise none is left running. */
    public static ReferenceApplication start(Plan plan) throws InterruptedException, IOException {
        List<ApplicationProcess> started = new ArrayList<>();
        try {
            for (int i = 0; i < plan.instances(); i++) {
                int port = plan.port() == 0 ? 0 : plan.port() + i;
                ApplicationSettings settings = new ApplicationSettings(
                        member(i), port, plan.database(), plan.login(), plan.retryFor(), ANSWER_WITHIN);
                started.add(ApplicationProcess.start(settings, plan.logs().resolve(member(i) + ".log")));
            }
            for (ApplicationProcess process : started) {
                process.awaitReady();
            }
            return new ReferenceApplication(started);
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.forEach(ApplicationProcess::close);
            throw e;
        }
    }

    /** Where each instance takes requests. */
    public List<URI> urls() {
        return processes.stream().map(ApplicationProcess::url).toList();
    }

    /** Where each instance takes orders for its gate. */
    public List<URI> adminUrls() {
        return processes.stream().map(ApplicationProcess::adminUrl).toList();
    }

    /** The process ids, for whoever measures. */
    public List<Long> pids() {
        return processes.stream().map(ApplicationProcess::pid).toList();
    }

    /** What became of the instances that have ended although nobody asked them to; empty while all run. */
    public List<String> problems() {
        return processes.stream().flatMap(process -> process.death().stream()).toList();
    }

    /** What an instance is called, counting from 0. */
    public static String member(int index) {
        return "application-" + (index + 1);
    }

    @Override
    public void close() {
        processes.forEach(ApplicationProcess::askToEnd);
        processes.forEach(ApplicationProcess::close);
    }
}
