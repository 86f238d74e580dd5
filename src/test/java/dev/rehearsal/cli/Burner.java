package dev.rehearsal.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program of somebody else that uses half of every processor, evenly. Closing it ends it. */
final class Burner {
    private static final Duration PERIOD = Duration.ofMillis(20);

    private final Process process;

    private Burner(Process process) {
        this.process = process;
    }

    static Burner start() throws IOException {
        return new Burner(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Burner.class.getName())
                .start());
    }

    /** Burns until whoever started it closes its standard input. */
    public static void main(String[] arguments) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(Burner::burn, "burner");
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        System.in.transferTo(System.out);
    }

    /** By the time that the thread really ran, however long others keep it waiting. */
    private static void burn() {
        while (true) {
            long begun = System.nanoTime();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used < PERIOD.toNanos() / 2) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(PERIOD.toNanos() - (System.nanoTime() - begun));
        }
    }

    long pid() {
        return process.pid();
    }

    void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
