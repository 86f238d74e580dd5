package dev.rehearsal.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every setting that one release of PostgreSQL knows, by name. */
public record ServerSettings(Map<String, ServerSetting> settings) {
    public ServerSettings {
        settings = Map.copyOf(settings);
    }

    public Optional<ServerSetting> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Reads what {@code postgres --describe-config} prints: name, context, group, type, default, least, most. */
    public static ServerSettings parse(String described) {
        Map<String, ServerSetting> settings = new LinkedHashMap<>();
        described
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length >= 8)
                .map(fields ->
                        new ServerSetting(fields[0], fields[1], fields[3], fields[4], fields[5], fields[6], fields[7]))
                .forEach(setting -> settings.put(setting.name(), setting));
        return new ServerSettings(settings);
    }
}
