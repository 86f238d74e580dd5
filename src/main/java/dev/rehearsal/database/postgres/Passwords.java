package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.postgresql.jdbcurlresolver.PgPassParser;

/**
 * Where passwords come from, as PostgreSQL's own programs have it: {@code PGPASSWORD}, else the file that
 * {@code PGPASSFILE} names, else {@code ~/.pgpass}; before all of them, a file that was named for one database.
 */
public record Passwords(Map<String, String> environment) {
    public Passwords {
        environment = Map.copyOf(environment);
    }

    /**
     * The login for a database; with an empty password where none was left anywhere, for servers that ask for none.
     *
     * @param own a file whose first line is the password
     * @throws IllegalArgumentException when that file cannot be read
     */
    public Credentials login(DatabaseUrl database, Optional<Path> own) {
        String password = own.map(Passwords::firstLine)
                .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")))
                .or(() -> Optional.ofNullable(fromPasswordFile(database)))
                .orElse("");
        return new Credentials(database.user(), password);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("the password file %s is empty".formatted(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the password file %s cannot be read: %s"
                            .formatted(file, e instanceof NoSuchFileException ? "there is none" : e.getMessage()),
                    e);
        }
    }

    private static String fromPasswordFile(DatabaseUrl database) {
        Address address = database.address();
        String port = String.valueOf(address.endpoint().port());
        return PgPassParser.getPassword(address.endpoint().host(), port, address.database(), database.user());
    }
}
