package dev.rehearsal.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What one instance of the reference application is told at its start, as properties through the standard input.
 *
 * @param member its name, such as {@code application-1}
 * @param secret from which it learns where its databases are, and how to log in
 * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never
 * @param retryFor how long it goes on trying before it answers with an error
 * @param tables where what it reads and writes is
 * @param answerWithin after which a request that the gate still holds is answered with an error
 */
record ApplicationSettings(
        String member, Secret secret, int prepareThreshold, Tables tables, Duration retryFor, Duration answerWithin) {

    /** As a text that ends with an empty line. */
    String written() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("member", member);
        properties.setProperty("secret", secret.file().toString());
        properties.setProperty("prepareThreshold", String.valueOf(prepareThreshold));
        properties.setProperty("tables", tables.name());
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
        return new ApplicationSettings(
                properties.getProperty("member"),
                new Secret(Path.of(properties.getProperty("secret"))),
                Integer.parseInt(properties.getProperty("prepareThreshold")),
                Tables.valueOf(properties.getProperty("tables")),
                Duration.parse(properties.getProperty("retryFor")),
                Duration.parse(properties.getProperty("answerWithin")));
    }
}
