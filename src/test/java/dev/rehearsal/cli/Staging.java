package dev.rehearsal.cli;

import dev.rehearsal.application.ReferenceApplication;
import dev.rehearsal.cli.project.OwnPlace;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.PgBouncerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static dev.rehearsal.cli.DockerCommand.docker;
import static org.awaitility.Awaitility.await;

/**
 * The lab of docker-compose.yml under names of its own: servers that nobody's rehearsal started, so that tests need not
 * share it with whoever has one running.
 */
final class Staging implements AutoCloseable {
    static final Map<String, String> PASSWORDS = Map.of(
            "LAB_OPERATOR_PASSWORD", "the operator's",
            "LAB_APPLICATION_PASSWORD", "the application's",
            "LAB_CONSOLE_PASSWORD", "the console's");

    private static final List<String> QUICKLY = List.of(
            "estate.rows=1000",
            "application.instances=1",
            "load.rate=20",
            "load.warmUp=4s",
            "load.coolDown=1s",
            "expect.longestStall=20s",
            "expect.switchover=20s");

    private static final Path LAB = Path.of("scenarios", "environments", "lab.yaml");
    private static final Credentials OPERATOR = new Credentials("operator", "the operator's");

    private final String name = "rehearsal-staging-" + UUID.randomUUID();
    private final List<String> containers = new ArrayList<>();

    /** Returns when all of it answers, and blue holds the sample data. */
    static Staging start() throws Exception {
        Staging staging = new Staging();
        try {
            ContainerEngine engine = ContainerEngine.find();
            ContainerImages images = ContainerImages.chosen();
            docker("network", "create", staging.name);
            staging.server("blue", images.postgres("15"));
            staging.server("green", images.postgres("17"));
            staging.pgBouncer(new PgBouncerImage(engine).provide(images));
            staging.fill(images.postgres("15"));
            return staging;
        } catch (Exception e) {
            staging.close();
            throw e;
        }
    }

    private void server(String role, String image) throws Exception {
        run(
                role,
                List.of("-e", "POSTGRES_USER=operator", "-e", "POSTGRES_DB=shop"),
                List.of("-e", "POSTGRES_PASSWORD=" + OPERATOR.password(), "-p", "127.0.0.1::5432"),
                List.of(image, "postgres", "-c", "wal_level=logical", "-c", "fsync=off"));
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> Integer.parseInt(on(role, "select 1").get(0)) == 1);
    }

    private void pgBouncer(String image) throws Exception {
        run(
                "pgbouncer",
                List.of("--user", "postgres", "-p", "127.0.0.1::6432", "-v", here("src/lab/pgbouncer", "/lab")),
                List.of("-e", "APPLICATION_PASSWORD=the application's", "-e", "CONSOLE_PASSWORD=the console's"),
                List.of(image, "bash", "/lab/start"));
    }

    private void run(String role, List<String> options, List<String> more, List<String> command) throws Exception {
        containers.add(container(role));
        List<String> words =
                new ArrayList<>(List.of("run", "-d", "--name", container(role), "--network", name, "--network-alias"));
        words.add(role);
        words.addAll(options);
        words.addAll(more);
        words.addAll(command);
        docker(words.toArray(String[]::new));
    }

    private void fill(String image) throws Exception {
        List<String> words = new ArrayList<>(List.of("run", "--rm", "--network", name));
        for (String variable : List.of("PGHOST=blue", "PGUSER=operator", "PGDATABASE=shop", "ROWS=2000")) {
            words.addAll(List.of("-e", variable));
        }
        words.addAll(List.of("-e", "PGPASSWORD=" + OPERATOR.password()));
        words.addAll(List.of("-e", "APPLICATION_PASSWORD=the application's"));
        words.addAll(List.of("-v", here("src/main/resources/estate/postgres", "/estate")));
        words.addAll(List.of("-v", here("src/lab/sample", "/sample"), image, "bash", "/sample/fill"));
        docker(words.toArray(String[]::new));
    }

    private static String here(String folder, String there) {
        return "%s:%s:ro".formatted(Path.of(folder).toAbsolutePath(), there);
    }

    String container(String role) {
        return name + "-" + role;
    }

    /** The lab's file as it would be written for these servers. */
    Path file(Path folder) throws Exception {
        String text = Files.readString(LAB)
                .replace("127.0.0.1:15432", published("blue", 5432).toString())
                .replace("127.0.0.1:17432", published("green", 5432).toString())
                .replace("127.0.0.1:16432", published("pgbouncer", 6432).toString())
                .replace("rehearsal-lab-pgbouncer", container("pgbouncer"));
        return Files.writeString(folder.resolve("staging.yaml"), text);
    }

    Traces traces(String role) {
        return new Traces(this, role);
    }

    /** What a query says on a server, row by row. */
    List<String> on(String role, String query) throws Exception {
        try (Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT);
                Sql sql = connector.openAlone(new Address(published(role, 5432), "shop"), OPERATOR)) {
            return sql.texts(query);
        }
    }

    /** Carries out a statement on a server, as the operator. */
    void execute(String role, String statement) throws Exception {
        try (Connector connector = new Connector(new PostgresDriver(), Reach.DIRECT);
                Sql sql = connector.openAlone(new Address(published(role, 5432), "shop"), OPERATOR)) {
            sql.execute(statement);
        }
    }

    private Endpoint published(String role, int port) throws Exception {
        String[] lines = docker("port", container(role), String.valueOf(port)).split("\\s+", -1);
        return new Endpoint("127.0.0.1", Integer.parseInt(lines[0].replaceFirst(".*:", "")));
    }

    /** An application of the operator's own, through the gate, with the operator's tables. */
    ReferenceApplication shop(Path folder) throws Exception {
        return ReferenceApplication.start(new ReferenceApplication.Plan(
                Engine.POSTGRES,
                1,
                0,
                new Connections(new Address(published("pgbouncer", 6432), "shop")),
                new Credentials("application", "the application's"),
                folder.resolve("secret.json"),
                1,
                Duration.ofSeconds(10),
                folder));
    }

    /**
     * Rehearses quickly; how long things take is not what these tests are about.
     *
     * @param further settings, which win over those that make it quick
     */
    CommandProcess rehearse(String scenario, Path described, OwnPlace own, Path folder, String... further)
            throws IOException {
        List<String> words = quickly(List.of("run", scenario, "--on", described.toString()), folder, further);
        return CommandProcess.start(own.path(), folder, words, PASSWORDS);
    }

    /** The words of a command that rehearses, with settings that make it quick. */
    static List<String> quickly(List<String> command, Path folder, String... further) {
        List<String> words = new ArrayList<>(command);
        for (String setting :
                Stream.concat(QUICKLY.stream(), Stream.of(further)).toList()) {
            words.addAll(List.of("--set", setting));
        }
        words.addAll(List.of("--out", folder.toString()));
        return words;
    }

    @Override
    public void close() throws IOException {
        for (String container : containers) {
            docker("rm", "--force", "--volumes", container);
        }
        docker("network", "rm", name);
    }
}
