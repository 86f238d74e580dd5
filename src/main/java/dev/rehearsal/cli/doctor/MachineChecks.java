package dev.rehearsal.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What any rehearsal needs of this machine. */
public final class MachineChecks {
    private static final long GIBIBYTE = 1L << 30;
    /** Two servers, two application processes, the load and the rehearsal itself. */
    private static final long MEMORY = 3 * GIBIBYTE;

    private MachineChecks() {}

    public static List<Check> all() {
        return List.of(java(), program("mvn", true, "install Maven 3.8 or later"), cores(), memory(), pgDump());
    }

    private static Check java() {
        int release = Runtime.version().feature();
        boolean hasCompiler = javax.tools.ToolProvider.getSystemJavaCompiler() != null;
        return Check.needed(
                "JDK",
                "%d, %s%s"
                        .formatted(release, System.getProperty("java.home"), hasCompiler ? "" : ", without a compiler"),
                release >= 17 && hasCompiler,
                "install a JDK 17 or later, not a JRE, and point JAVA_HOME at it");
    }

    private static Check cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Check.welcome(
                "cores",
                String.valueOf(cores),
                cores >= 2,
                "with one core, stalls of the machine hide those of the database; lower load.rate");
    }

    private static Check memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long free = system.getFreeMemorySize();
        long whole = system.getTotalMemorySize();
        return Check.welcome(
                "memory",
                "%s, %s of it free".formatted(gibibytes(whole), gibibytes(free)),
                whole >= MEMORY,
                "a rehearsal with the default estate wants about " + gibibytes(MEMORY));
    }

    private static Check pgDump() {
        return program(
                "pg_dump", false, "only 'apply-schema: {with: pg-dump}' wants it; PostgreSQL's client package has it");
    }

    private static Check program(String name, boolean isNeeded, String advice) {
        Optional<Path> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        String where = found.map(Path::toString).orElse("not on the PATH");
        return isNeeded
                ? Check.needed(name, where, found.isPresent(), advice)
                : Check.welcome(name, where, found.isPresent(), advice);
    }

    private static String gibibytes(long bytes) {
        return "%.1f GiB".formatted((double) bytes / GIBIBYTE);
    }
}
