package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.DatabaseUrl;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Tls;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The environment variables of an engine's own programs: what they are told, and what this process is told by them. */
public interface ClientPrograms {
    /**
     * The login of an address's user, with the password of a file, or what the environment of this process says; an
     * empty password where nothing is said.
     *
     * @param own a file whose first line is the password
     * @throws IllegalArgumentException when the file cannot be used
     */
    Credentials login(DatabaseUrl database, Optional<Path> own);

    /**
     * What a server has to show, as the environment of this process says; empty where nothing is demanded of it.
     *
     * @throws IllegalArgumentException when what a variable demands cannot be obeyed
     */
    Optional<Tls> tls(Endpoint server);

    /** By which such a program finds a database. */
    Map<String, String> finding(Address address);

    /** By which it finds a database from this machine, knows its server, and logs in. */
    Map<String, String> variables(Connector connector, Address address, Credentials login);
}
