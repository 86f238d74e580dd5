package dev.rehearsal.application;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Properties;

/**
 * What one instance of the reference application is told at its start. It travels as properties through the standard
 * input, where no process list shows the password.
 *
 * @param member its name, such as {@code application-1}
 * @param port for requests, 0 for any free one; the admin port is always a free one
 * @param database where it sends work at first
 * @param retryFor how long it goes on trying before it answers with an error
 * @param answerWithin after which a request that the gate still holds is answered with an error
 */
record ApplicationSettings(
        String member, int port, Address database, Credentials login, Duration retryFor, Duration answerWithin) {

    /** As a text that ends with an empty line. */
    String written() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("member", member);
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("host", database.endpoint().host());
        properties.setProperty(
                "databasePort", String.valueOf(database.endpoint().port()));
        properties.setProperty("database", database.database());
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("retryFor", retryFor.toString());
        properties.setProperty("answerWithin", answerWithin.toString());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text + System.lineSeparator();
    }

    /** Reads up to the first empty line. */
    static ApplicationSettings read(BufferedReader input) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
            text.append(line).append('\n');
        }
        Properties properties = new Properties();
        properties.load(new StringReader(text.toString()));
        Endpoint endpoint =
                new Endpoint(properties.getProperty("host"), Integer.parseInt(properties.getProperty("databasePort")));
        return new ApplicationSettings(
                properties.getProperty("member"),
                Integer.parseInt(properties.getProperty("port")),
                new Address(endpoint, properties.getProperty("database")),
                new Credentials(properties.getProperty("user"), properties.getProperty("password")),
                Duration.parse(properties.getProperty("retryFor")),
                Duration.parse(properties.getProperty("answerWithin")));
    }
}
