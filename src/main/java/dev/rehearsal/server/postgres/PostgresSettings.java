package dev.rehearsal.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings file of one server. Durability is PostgreSQL's default, as in production: {@code fsync} and
 * {@code synchronous_commit} are on. So are its 128 MB of {@code shared_buffers}: the sequences of ten thousand tables,
 * a page of 8 kB each, have room in them, and where they have none, each look at them takes twice as long.
 */
public record PostgresSettings(String listenAddresses, int port, Map<String, String> additional) {
    /** Included at the end of {@code postgresql.conf}, and written anew at each start. */
    public static final String FILE = "rehearsal.conf";

    void write(Path data) throws IOException {
        Files.writeString(data.resolve(FILE), text());
    }

    /** What the file holds. */
    public String text() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", listenAddresses);
        all.put("port", String.valueOf(port));
        // Sessions come by TCP only, as in production; and the work folder's path may be too long for a socket's name.
        all.put("unix_socket_directories", "");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_line_prefix", "%m [%p] %u@%d ");
        all.put("max_connections", "200");
        all.putAll(additional);
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }
}
