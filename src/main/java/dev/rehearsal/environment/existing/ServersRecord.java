package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On which servers a rehearsal is, and what was there before it, written down in its work folder: a sweep knows by it
 * where to look when the rehearsal was killed.
 *
 * @param file that described them
 * @param addresses by role, as it said then
 * @param before by role
 */
public record ServersRecord(Path file, Map<String, String> addresses, Map<String, ServerState> before) {
    private static final String NAME = "existing-servers";
    private static final int WORDS = 3;

    public ServersRecord {
        addresses = Map.copyOf(addresses);
        before = Map.copyOf(before);
    }

    /** As they are now. */
    static ServersRecord of(ExistingServers servers, Connector connector) {
        Map<String, ServerState> standing = new TreeMap<>();
        servers.byRole().forEach((role, address) -> {
            try (Sql sql = connector.openAlone(address, servers.operator())) {
                standing.put(role, ServerState.of(servers.dialect(), sql));
            }
        });
        return new ServersRecord(servers.file().toAbsolutePath(), addresses(servers), standing);
    }

    /** Why what the file describes now is not where the rehearsal was; empty when it is. */
    Optional<String> differences(ExistingServers servers) {
        return addresses.equals(addresses(servers))
                ? Optional.empty()
                : Optional.of("the rehearsal was on %s, and %s says %s now"
                        .formatted(new TreeMap<>(addresses), file, new TreeMap<>(addresses(servers))));
    }

    private static Map<String, String> addresses(ExistingServers servers) {
        Map<String, String> addresses = new TreeMap<>();
        servers.byRole().forEach((role, address) -> addresses.put(role, address.toString()));
        return addresses;
    }

    void writeTo(Path workFolder) throws IOException {
        List<String> lines = new ArrayList<>(List.of(line("file", "", file.toString())));
        addresses.forEach((role, address) -> lines.add(line("address", role, address)));
        before.forEach((role, standing) -> {
            standing.removing().forEach(statement -> lines.add(line("removing", role, statement)));
            standing.granting().forEach(statement -> lines.add(line("granting", role, statement)));
        });
        Files.write(workFolder.resolve(NAME), lines);
    }

    /** What was written there; empty where no rehearsal was on servers that existed before it. */
    static Optional<ServersRecord> readFrom(Path workFolder) throws IOException {
        Path written = workFolder.resolve(NAME);
        if (!Files.isRegularFile(written)) {
            return Optional.empty();
        }
        List<String[]> lines = Files.readAllLines(written).stream()
                .map(line -> line.split("\t", WORDS))
                .filter(words -> words.length == WORDS)
                .toList();
        Map<String, String> addresses = new TreeMap<>();
        lines.stream().filter(line -> line[0].equals("address")).forEach(line -> addresses.put(line[1], line[2]));
        Map<String, ServerState> before = new TreeMap<>();
        for (String role : addresses.keySet()) {
            before.put(role, new ServerState(texts(lines, "removing", role), texts(lines, "granting", role)));
        }
        return texts(lines, "file", "").stream()
                .map(Path::of)
                .map(file -> new ServersRecord(file, addresses, before))
                .findFirst();
    }

    private static List<String> texts(List<String[]> lines, String kind, String role) {
        return lines.stream()
                .filter(line -> line[0].equals(kind) && line[1].equals(role))
                .map(line -> line[2])
                .toList();
    }

    private static String line(String... words) {
        return String.join("\t", words);
    }
}
