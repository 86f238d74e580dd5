package dev.rehearsal.cli.project;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.engines.Dialects;
import dev.rehearsal.environment.existing.ExistingServers;
import dev.rehearsal.environment.existing.ExistingServers.Hosted;
import dev.rehearsal.environment.existing.ExistingServers.Pooler;
import dev.rehearsal.environment.existing.ServersProvider;
import dev.rehearsal.scenario.EnvironmentFile;
import dev.rehearsal.scenario.EnvironmentFile.DatabaseSpec;
import dev.rehearsal.scenario.EnvironmentFile.FilesSpec;
import dev.rehearsal.scenario.EnvironmentFile.LoginSpec;
import dev.rehearsal.scenario.EnvironmentFile.PoolerSpec;
import dev.rehearsal.scenario.EnvironmentReader;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.traffic.pgbouncer.CommandFile;
import dev.rehearsal.traffic.pgbouncer.ConsoleDoor;
import dev.rehearsal.traffic.pgbouncer.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file that describes servers of the operator's own, with the passwords from where it says they are. */
public final class ServersFile {
    private final Path file;
    private final Map<String, String> variables;
    private final List<String> missing = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> passwords = new HashSet<>();

    private ServersFile(Path file, Map<String, String> variables) {
        this.file = file;
        this.variables = variables;
    }

    /** Whether what follows {@code --on} is a file rather than a name. */
    static boolean isMeantBy(String environment) {
        return environment.matches(".*\\.ya?ml") || environment.contains("/");
    }

    /**
     * The environment in a file.
     *
     * @throws IllegalArgumentException when there is no such file, or listing every password that is not where it is
     *     said to be
     */
    public static ServersProvider provider(Path file, Map<String, String> variables) throws InvalidScenarioException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "There is no file %s to describe an environment; see scenarios/environments/lab.yaml for an example."
                            .formatted(file));
        }
        return new ServersProvider(new ServersFile(file, variables).servers(EnvironmentReader.read(file)));
    }

    private ExistingServers servers(EnvironmentFile read) {
        Credentials operator = login(read.operator());
        List<Credentials> logins = read.logins().stream().map(this::login).toList();
        Optional<Pooler> gate = read.gate().map(each -> pooler(each, read.trust()));
        ExistingServers servers = new ExistingServers(
                file,
                Dialects.of(Engine.POSTGRES),
                address(read.servers().blue()),
                address(read.servers().green()),
                tunnels(read),
                read.trust(),
                operator,
                logins,
                gate,
                read.application().map(each -> new Hosted(each.url(), each.redeploy())),
                new Withheld(named, passwords));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Nothing was started, since passwords of %s are missing: %s"
                    .formatted(file, String.join("; ", missing)));
        }
        return servers;
    }

    private static Address address(DatabaseSpec database) {
        return new Address(database.endpoint(), database.database());
    }

    private static Map<Endpoint, Endpoint> tunnels(EnvironmentFile read) {
        Map<Endpoint, Endpoint> tunnels = new HashMap<>();
        read.tunnels().blue().ifPresent(end -> tunnels.put(read.servers().blue().endpoint(), end));
        read.tunnels()
                .green()
                .ifPresent(end -> tunnels.put(read.servers().green().endpoint(), end));
        read.gate()
                .ifPresent(gate -> gate.endpoint()
                        .ifPresent(
                                endpoint -> tunnels.put(endpoint, gate.console().endpoint())));
        return tunnels;
    }

    private Pooler pooler(PoolerSpec gate, Trust trust) {
        ConsoleDoor door =
                new ConsoleDoor(gate.console().endpoint(), login(gate.console().login()), trust.of(gate.door()));
        // The console's login is the last there is.
        Withheld withheld = new Withheld(named, passwords);
        return new Pooler(
                gate.door(),
                gate.database(),
                door,
                gate.signal().map(line -> Signal.by(line, withheld)),
                commands(gate.files()).without(withheld));
    }

    private static CommandFile commands(FilesSpec files) {
        return files.commands()
                .map(lines -> CommandFile.shell(lines.read(), lines.write()))
                .orElseGet(() ->
                        CommandFile.ssh(files.ssh().orElseThrow(), files.path().orElseThrow()));
    }

    private Credentials login(LoginSpec login) {
        login.password().env().ifPresent(named::add);
        String password = password(login).orElse("");
        passwords.add(password);
        return new Credentials(login.user(), password);
    }

    private Optional<String> password(LoginSpec login) {
        return login.password().env().isPresent()
                ? fromVariable(login.user(), login.password().env().get())
                : fromFile(login.user(), Path.of(login.password().file().orElseThrow()));
    }

    private Optional<String> fromVariable(String user, String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isEmpty()) {
            missing.add("that of '%s' is not in the environment; export %s".formatted(user, name));
        }
        return Optional.of(value);
    }

    private Optional<String> fromFile(String user, Path place) {
        try {
            List<String> lines = Files.readAllLines(place);
            if (!lines.isEmpty() && !lines.get(0).isEmpty()) {
                return Optional.of(lines.get(0));
            }
            missing.add("that of '%s' is not on the first line of %s".formatted(user, place));
        } catch (IOException e) {
            missing.add("that of '%s' cannot be read from %s; make it a file that you may read".formatted(user, place));
        }
        return Optional.empty();
    }
}
