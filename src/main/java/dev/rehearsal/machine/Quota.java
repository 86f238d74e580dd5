package dev.rehearsal.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much of the processors the group of this process may have, where that is limited, as in a container of a build
 * (kernel documentation, "Control Group v2": {@code cpu.max} and {@code cpu.stat}).
 *
 * @param processors so many, or a part of one
 * @param folder where the kernel tells of the group
 */
record Quota(double processors, Path folder) {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final Pattern GROUP = Pattern.compile("(?m)^0::/(.*)$");
    private static final Pattern LIMIT = Pattern.compile("(\\d+) (\\d+)\\s*");
    private static final Pattern USAGE = Pattern.compile("(?m)^usage_usec (\\d+)$");

    /** That of this process; empty where it may have all there is. */
    static Optional<Quota> ofThisProcess() {
        return in(ROOT, new ProcFile("/proc/self/cgroup").text().orElse(""));
    }

    /** The narrowest limit of the group or of those that it lies in. */
    static Optional<Quota> in(Path root, String groups) {
        Matcher group = GROUP.matcher(groups);
        Path innermost = group.find() ? root.resolve(group.group(1)).normalize() : root;
        return Stream.iterate(innermost, folder -> folder != null && folder.startsWith(root), Path::getParent)
                .flatMap(folder -> limit(folder).stream())
                .min((one, other) -> Double.compare(one.processors(), other.processors()));
    }

    private static Optional<Quota> limit(Path folder) {
        return file(folder, "cpu.max")
                .map(LIMIT::matcher)
                .filter(Matcher::matches)
                .map(limit ->
                        new Quota((double) Long.parseLong(limit.group(1)) / Long.parseLong(limit.group(2)), folder));
    }

    /** CPU time that the group has used, in microseconds. */
    Optional<Long> used() {
        return file(folder, "cpu.stat")
                .map(USAGE::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)));
    }

    private static Optional<String> file(Path folder, String name) {
        return new ProcFile(folder.resolve(name).toString()).text();
    }
}
