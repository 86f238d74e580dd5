package dev.rehearsal.cli;

import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.server.Account;
import dev.rehearsal.server.Leftovers;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerLeftovers;
import dev.rehearsal.server.postgres.PostgresArchives;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends and deletes what rehearsals that were killed left behind. */
@Command(
        name = "cleanup",
        description = {
            "Ends every process and deletes every folder and container that a killed rehearsal left behind.",
            "Removes what it left on servers of your own. Rehearsals that are running are not touched. Reports are kept."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is left", "1:something is left to do by hand"},
        footerHeading = "%nExample:%n",
        footer = {"  rehearse cleanup", "  rehearse cleanup --on scenarios/environments/lab.yaml"})
final class CleanupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--on",
            paramLabel = "FILE",
            description = "A file that describes servers of your own, where something was left.")
    private Optional<Path> servers = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(spec);
        Leftovers local = Leftovers.here();
        // While the folders still tell which servers these were.
        ServersLeftovers.Swept onServers = new ServersLeftovers(System.getenv()).sweep(local.folders(), servers);
        Leftovers.Swept swept = onServers
                .lines()
                .and(local.sweep(onServers.needed()))
                .and(PostgresArchives.here(Account.here()).sweep())
                .and(containers());
        swept.done().forEach(screen::line);
        if (!swept.left().isEmpty()) {
            swept.left().forEach(screen.err()::println);
            return ExitCode.FAILED.number();
        }
        screen.line(swept.done().isEmpty() ? "Nothing was left behind." : "Clean.");
        return ExitCode.PASSED.number();
    }

    /** Where no engine answers, nothing of a rehearsal runs in one. */
    private static Leftovers.Swept containers() throws InterruptedException {
        ContainerEngine engine;
        try {
            engine = ContainerEngine.find();
        } catch (ServerException e) {
            return new Leftovers.Swept(List.of(), List.of());
        }
        try {
            return new Leftovers.Swept(new ContainerLeftovers(engine, WorkFolder.usualPlace()).sweep(), List.of());
        } catch (ServerException e) {
            return new Leftovers.Swept(List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }
}
