package dev.rehearsal.cli;

import dev.rehearsal.cli.terminal.Terminal;
import dev.rehearsal.database.SaltedPasswords;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code rehearse}. */
@Command(
        name = "rehearse",
        description = "Rehearses a database upgrade under constant load and judges it.",
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            ListCommand.class,
            ReportCommand.class,
            ParityCommand.class,
            DoctorCommand.class,
            CleanupCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "Upgrade Rehearsal 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed",
            "1:failed",
            "2:the command or a file cannot be used",
            "3:unknown: nothing is known either way"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rehearse run                                     the default scenario",
            "  rehearse run 2 --set load.rate=400               the second one, under more load",
            "  rehearse run --set green.version=18              another pair of versions",
            "  rehearse plan                                    what it would do, changing nothing",
            "  rehearse parity BLUE GREEN                       any two databases, compared"
        })
public final class Main {
    private static final String STACKTRACE = "--stacktrace";

    @Option(names = STACKTRACE, scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean hasStacktrace;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        if (List.of(arguments).contains(STACKTRACE)) {
            // Read when logging begins, which is before any option is parsed.
            System.setProperty("rehearsal.traces", "%ex");
        }
        SaltedPasswords.keep();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        Main main = new Main();
        return new CommandLine(main)
                .setColorScheme(Help.defaultColorScheme(Terminal.here().ansi(System.getenv())))
                .setExecutionExceptionHandler(new ErrorReport(() -> main.hasStacktrace))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
