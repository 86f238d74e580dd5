package dev.rehearsal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The file from which an instance of the application learns, when it starts, what to connect to and how to log in. Only
 * its owner may read it. It has the members that a secret made by RDS has
 * (https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html), once for the
 * writer and, where readers are used, once for these.
 */
record Secret(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRITER = "writer";
    private static final String READERS = "readers";

    /** What the secret says. */
    record Contents(Account writer, Optional<Account> readers) {
        static Contents of(Connections connections, Credentials login) {
            return new Contents(
                    new Account(connections.writer(), login),
                    connections.readers().map(address -> new Account(address, login)));
        }

        Connections connections() {
            return new Connections(writer.address(), readers.map(Account::address));
        }
    }

    /** Who may log in where. */
    record Account(Address address, Credentials credentials) {}

    /** Who reads it meanwhile finds the former or the new one, whole. */
    void write(Contents contents) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        all.set(WRITER, written(contents.writer()));
        contents.readers().ifPresent(readers -> all.set(READERS, written(readers)));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(fresh.toFile(), all);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Contents read() throws IOException {
        JsonNode all = JSON.readTree(file.toFile());
        return new Contents(
                account(all.path(WRITER)),
                Optional.of(all.path(READERS)).filter(JsonNode::isObject).map(Secret::account));
    }

    private static ObjectNode written(Account account) {
        Address address = account.address();
        return JSON.createObjectNode()
                .put("host", address.endpoint().host())
                .put("port", address.endpoint().port())
                .put("dbname", address.database())
                .put("username", account.credentials().user())
                .put("password", account.credentials().password());
    }

    private static Account account(JsonNode part) {
        Endpoint endpoint =
                new Endpoint(part.path("host").asText(), part.path("port").asInt());
        return new Account(
                new Address(endpoint, part.path("dbname").asText()),
                new Credentials(
                        part.path("username").asText(), part.path("password").asText()));
    }
}
