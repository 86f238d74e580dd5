package dev.rehearsal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time that each party of a rehearsal has used so far, as Linux counts it in {@code /proc}, in hundredths
 * of a second.
 *
 * @param used by a party's processes, and by those that a server's first process has started and outlived
 */
record ProcessCosts(Map<Party, Duration> used) {
    private static final Path PROC = Path.of("/proc");
    private static final int TICK_MILLIS = 10;

    /** Whose a process is. */
    enum Party {
        APPLICATION,
        LOAD,
        COMMAND,
        SERVERS,
        FORWARDERS
    }

    /** Those that run and did not run before. */
    static ProcessCosts since(Set<String> before) throws IOException {
        Map<Party, Duration> used = new EnumMap<>(Party.class);
        for (String pid : running()) {
            if (!before.contains(pid)) {
                Stat.of(pid)
                        .ifPresent(stat ->
                                stat.party().ifPresent(party -> used.merge(party, stat.used(), Duration::plus)));
            }
        }
        return new ProcessCosts(used);
    }

    static Set<String> running() throws IOException {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .collect(Collectors.toSet());
        }
    }

    Duration of(Party party) {
        return used.getOrDefault(party, Duration.ZERO);
    }

    ProcessCosts minus(ProcessCosts earlier) {
        Map<Party, Duration> left = new EnumMap<>(used);
        left.replaceAll((party, duration) -> duration.minus(earlier.of(party)));
        return new ProcessCosts(left);
    }

    /**
     * One process.
     *
     * @param fields of {@code /proc/PID/stat} (proc(5)), from the third on
     */
    private record Stat(String name, List<String> fields, String line) {
        private static final int USER = 11;
        private static final int SYSTEM = 12;
        private static final int CHILDREN_USER = 13;
        private static final int CHILDREN_SYSTEM = 14;

        /** Empty when it has ended. */
        static Optional<Stat> of(String pid) {
            try {
                String stat = Files.readString(PROC.resolve(pid).resolve("stat"));
                String line = Files.readString(PROC.resolve(pid).resolve("cmdline"));
                int end = stat.lastIndexOf(')');
                return Optional.of(new Stat(
                        stat.substring(stat.indexOf('(') + 1, end),
                        Arrays.asList(stat.substring(end + 2).split(" ")),
                        line));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        Optional<Party> party() {
            return switch (name) {
                case "postgres" -> Optional.of(Party.SERVERS);
                case "docker-proxy", "haproxy", "pgbouncer" -> Optional.of(Party.FORWARDERS);
                case "java" -> java();
                default -> Optional.empty();
            };
        }

        private Optional<Party> java() {
            if (line.contains("io.gatling.app.Gatling")) {
                return Optional.of(Party.LOAD);
            }
            if (line.contains("dev.rehearsal.application.ApplicationMain")) {
                return Optional.of(Party.APPLICATION);
            }
            return line.contains("dev.rehearsal.cli.Main") ? Optional.of(Party.COMMAND) : Optional.empty();
        }

        /** A server starts a process for each connection, which counts with it when that has ended. */
        Duration used() {
            boolean isFirst = name.equals("postgres") && !line.startsWith("postgres: ");
            long children = isFirst ? ticks(CHILDREN_USER) + ticks(CHILDREN_SYSTEM) : 0;
            return Duration.ofMillis(TICK_MILLIS * (ticks(USER) + ticks(SYSTEM) + children));
        }

        private long ticks(int field) {
            return Long.parseLong(fields.get(field));
        }
    }
}
