package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** Processes of a rehearsal that runs in this one, found so that something can be done to them. */
record Processes(List<ProcessHandle> all) {
    Processes {
        all = List.copyOf(all);
    }

    /** What makes the load. What comes after its class path, the system no longer shows. */
    static Processes load() {
        return child("--add-opens=java.base/java.lang");
    }

    /** One instance of the application, whose class also comes after the class path. */
    static Processes instance() {
        return child("application-logback.xml");
    }

    /** The server that answers this connection, and what it forked. */
    static Processes server(Sql sql) {
        ProcessHandle postmaster = ProcessHandle.of(sql.number("select pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
        return new Processes(
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList());
    }

    private static Processes child(String word) {
        return new Processes(List.of(ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(word))
                .findFirst()
                .orElseThrow()));
    }

    /** As a machine that loses its power: the first is gone, and nobody told it. */
    void kill() {
        all.get(0).destroyForcibly();
    }

    /** Held, their doors stay open and nobody answers there. */
    void hold() {
        all.forEach(process -> signal("-STOP", process));
    }

    void proceed() {
        all.forEach(process -> signal("-CONT", process));
    }

    /** Holds them for a while. */
    void hold(Duration time) {
        Instant end = Instant.now().plus(time);
        hold();
        try {
            await().atMost(time.plusMinutes(1)).until(() -> Instant.now().isAfter(end));
        } finally {
            proceed();
        }
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new AssertionError("no signal to " + process.pid(), e);
        }
    }
}
