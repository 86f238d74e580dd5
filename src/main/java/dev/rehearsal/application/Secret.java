package dev.rehearsal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Trust;
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
    record Contents(Login writer, Optional<Login> readers) {
        static Contents of(Connections connections, Credentials login) {
            return new Contents(
                    new Login(connections.writer(), login),
                    connections.readers().map(address -> new Login(address, login)));
        }

        /** This login, where servers have to show something. */
        Contents trusting(Trust trust) {
            return new Contents(writer.trusting(trust), readers.map(each -> each.trusting(trust)));
        }

        Connections connections() {
            return new Connections(writer.address(), readers.map(Login::address));
        }
    }

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
                login(all.path(WRITER)),
                Optional.of(all.path(READERS)).filter(JsonNode::isObject).map(Secret::login));
    }

    private static ObjectNode written(Login login) {
        Address address = login.address();
        return JSON.createObjectNode()
                .put("host", address.endpoint().host())
                .put("port", address.endpoint().port())
                .put("dbname", address.database())
                .put("username", login.credentials().user())
                .put("password", login.credentials().password());
    }

    private static Login login(JsonNode part) {
        Endpoint endpoint =
                new Endpoint(part.path("host").asText(), part.path("port").asInt());
        return new Login(
                new Address(endpoint, part.path("dbname").asText()),
                new Credentials(
                        part.path("username").asText(), part.path("password").asText()));
    }
}
