package dev.rehearsal.runner;

import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineWatch;
import dev.rehearsal.machine.Resource;
import dev.rehearsal.server.containers.ContainerImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Programs of somebody else that leave nothing of a resource to others. Closing it ends them. */
final class Hog implements AutoCloseable {
    private static final Duration LATELY = Duration.ofMillis(600);
    private static final Path PRESSURE = Path.of("/proc/pressure/io");
    private static final int DISK_WRITERS = 16;
    private static final long LITTLE_MEMORY = 32L << 20;

    private final Resource resource;
    private final List<ProcessHandle> processes = new ArrayList<>();
    private Optional<GenericContainer<?>> container = Optional.empty();
    private Optional<Path> written = Optional.empty();

    private Hog(Resource resource) {
        this.resource = resource;
    }

    /** Skips a test where nobody can tell who waits for memory and disks. */
    static void needsPressure() {
        assumeThat(PRESSURE)
                .as("what the kernel tells of waiting for memory and disks")
                .isReadable();
    }

    /** Twice as many as there are processors, so that whoever else wants one must wait. */
    static Hog ofCpu() throws IOException {
        Hog hog = new Hog(Resource.CPU);
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            hog.run("sh", "-c", "while :; do :; done");
        }
        return hog;
    }

    /** Several that write past every cache, over and over, so that somebody waits for the disk all the time. */
    static Hog ofDisk() throws IOException {
        needsPressure();
        Hog hog = new Hog(Resource.DISK);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "hog-");
        hog.written = Optional.of(folder);
        for (int i = 0; i < DISK_WRITERS; i++) {
            hog.run(
                    "sh",
                    "-c",
                    "while :; do dd if=/dev/zero of=%s bs=256k count=200 oflag=direct conv=notrunc 2>&-; done"
                            .formatted(folder.resolve("block-" + i).toAbsolutePath()));
        }
        return hog;
    }

    /** A container that reads more than its memory holds, over and over: pages go that are wanted again at once. */
    static Hog ofMemory() {
        needsPressure();
        Hog hog = new Hog(Resource.MEMORY);
        GenericContainer<?> container = new GenericContainer<>(
                        ContainerImages.chosen().postgres("15"))
                .withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                        .withMemory(LITTLE_MEMORY)
                        .withMemorySwap(LITTLE_MEMORY))
                .withCommand(
                        "bash",
                        "-c",
                        "dd if=/dev/zero of=/tmp/f bs=1M count=200 2>&-; for i in $(seq 16); do (while :; do cat /tmp/f; done > /dev/null) & done; wait");
        container.start();
        hog.container = Optional.of(container);
        return hog;
    }

    /** Its parent ends at once, so that it is nobody's child: somebody else's, as far as a rehearsal can tell. */
    private void run(String... words) throws IOException {
        List<String> orphaned = new ArrayList<>(List.of("sh", "-c", "\"$@\" >&- 2>&- & echo $!", "sh"));
        orphaned.addAll(List.of(words));
        Process parent = new ProcessBuilder(orphaned).start();
        try (BufferedReader said = parent.inputReader()) {
            processes.add(ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow());
        }
    }

    /** What is done beside it. */
    interface Deed {
        void perform() throws Exception;
    }

    /** Does something while the machine has nothing left of the resource, and ends the programs. */
    void beside(Deed deed) throws Exception {
        try (this) {
            saturating();
            deed.perform();
        }
    }

    /** A hog of the disk counts as it does where database servers wait for it too. */
    private boolean isScarceThroughout(MachineRecord lately) {
        MachineRecord besideServers = new MachineRecord(lately.machine(), lately.processes(), true);
        return lately.machine().stream().allMatch(besideServers::isSaturated)
                && besideServers.scarcest().filter(resource::equals).isPresent();
    }

    /** This, once the machine has nothing left of the resource. */
    Hog saturating() throws IOException {
        Path folder = Files.createTempDirectory("hog");
        try (MachineWatch watch = MachineWatch.start(folder)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> isScarceThroughout(watch.since(Instant.now().minus(LATELY))));
            return this;
        }
    }

    @Override
    public void close() {
        container.ifPresent(GenericContainer::stop);
        List<ProcessHandle> started =
                processes.stream().flatMap(ProcessHandle::descendants).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        started.forEach(ProcessHandle::destroyForcibly);
        // A program that was begun just then may write a moment longer.
        written.ifPresent(folder -> await().ignoreExceptions().until(() -> isGone(folder)));
    }

    private static boolean isGone(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return Files.deleteIfExists(folder);
    }
}
