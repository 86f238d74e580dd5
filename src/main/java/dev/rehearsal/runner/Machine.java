package dev.rehearsal.runner;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine that rehearses. */
final class Machine {
    private Machine() {}

    /** What the figures of a rehearsal depend on. */
    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("operating system", "%s %s, %s".formatted(of("os.name"), of("os.version"), of("os.arch")));
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            facts.put("memory", "%d MiB".formatted(system.getTotalMemorySize() >> 20));
        }
        facts.put("java", "%s, %s".formatted(of("java.vm.version"), of("java.vm.name")));
        return facts;
    }

    private static String of(String property) {
        return System.getProperty(property, "unknown");
    }
}
