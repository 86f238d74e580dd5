package dev.rehearsal.application;

import dev.rehearsal.database.Driver;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What one instance of the reference application is told at its start, as properties through the standard input.
 *
 * @param member its name, such as {@code application-1}
 * @param engine of its servers
 * @param secret from which it learns where its databases are, and how to log in
 * @param trust what these have to show before they are believed
 * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never
 * @param retryFor how long it goes on trying before it answers with an error
 * @param tables where what it reads and writes is
 * @param answerWithin after which a request that the gate still holds is answered with an error
 */
record ApplicationSettings(
        String member,
        Engine engine,
        Secret secret,
        Trust trust,
        int prepareThreshold,
        Tables tables,
        Duration retryFor,
        Duration answerWithin) {
    private static final String TLS = "tls ";

    /** How an account of the secret is used. */
    Login login(Secret.Account account, Driver driver) {
        return new Login(driver, account.address(), account.credentials(), trust, prepareThreshold);
    }

    /** As a text that ends with an empty line. */
    String written() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("member", member);
        properties.setProperty("engine", engine.rdsName());
        properties.setProperty("secret", secret.file().toString());
        trust.servers()
                .forEach((endpoint, tls) ->
                        properties.setProperty(TLS + endpoint.port() + " " + endpoint.host(), tls.written()));
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
                Engine.named(properties.getProperty("engine")),
                new Secret(Path.of(properties.getProperty("secret"))),
                trust(properties),
                Integer.parseInt(properties.getProperty("prepareThreshold")),
                Tables.valueOf(properties.getProperty("tables")),
                Duration.parse(properties.getProperty("retryFor")),
                Duration.parse(properties.getProperty("answerWithin")));
    }

    private static Trust trust(Properties properties) {
        Map<Endpoint, Tls> servers = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(TLS)) {
                String[] place = name.substring(TLS.length()).split(" ", 2);
                servers.put(
                        new Endpoint(place[1], Integer.parseInt(place[0])), Tls.parse(properties.getProperty(name)));
            }
        }
        return new Trust(servers);
    }
}
