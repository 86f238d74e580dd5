package dev.rehearsal.cli;

import dev.rehearsal.check.parity.ComparisonOptions;
import dev.rehearsal.cli.terminal.ParityPrinter;
import dev.rehearsal.cli.terminal.ParityProgress;
import dev.rehearsal.cli.terminal.ParityRun;
import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.cli.terminal.Terminal;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.DatabaseUrl;
import dev.rehearsal.database.Lending;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.ClientPrograms;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.engines.Dialects;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.runner.Interruption;
import dev.rehearsal.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares any two databases, and changes neither. */
@Command(
        name = "parity",
        description = {
            "Compares rows, structure, rights and settings of two databases. It only reads.",
            "Either may be written to meanwhile: a row that differs is read again until it is the same, or has stayed"
                    + " different. Passwords come from PGPASSWORD, PGPASSFILE or ~/.pgpass, or from a file each."
                    + " PGSSLMODE, from prefer on, and PGSSLROOTCERT say what the servers have to show, as with psql."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the same", "1:different", "2:an argument cannot be used", "3:unknown"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rehearse parity postgresql://ann@blue/shop postgresql://ann@green/shop",
            "  rehearse parity BLUE GREEN --blue-password-file b --green-password-file g",
            "  rehearse parity BLUE GREEN --checkpoint shop.jsonl      goes on where it was broken off"
        })
final class ParityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BLUE", description = "postgresql://user@host:port/database")
    private String blue = "";

    @Parameters(index = "1", paramLabel = "GREEN", description = "The other one, written alike.")
    private String green = "";

    @Option(names = "--blue-password-file", paramLabel = "FILE", description = "Its first line is blue's password.")
    private Optional<Path> bluePassword = Optional.empty();

    @Option(names = "--green-password-file", paramLabel = "FILE", description = "Its first line is green's password.")
    private Optional<Path> greenPassword = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Connections to each server; half of this machine's processors, four at most, when not said.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--settle-within",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "For how long a difference must stay before it counts; ${DEFAULT-VALUE} when not said.")
    private String settleWithin = "10s";

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "What has been compared is written there; given again, it is not read again.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(names = "--explained", description = "Show also what differs because the servers' releases do.")
    private boolean isExplained;

    @Override
    public Integer call() {
        List<String> problems = new ArrayList<>();
        Optional<ParitySide> here = tried("BLUE", problems, () -> side(blue, bluePassword));
        Optional<ParitySide> there = tried("GREEN", problems, () -> side(green, greenPassword));
        Optional<Duration> settle = tried("--settle-within", problems, () -> Durations.parse(settleWithin));
        Optional<Integer> number = tried("--workers", problems, this::workers);
        if (here.isEmpty() || there.isEmpty() || settle.isEmpty() || number.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        Dialect dialect = Dialects.of(here.get().database().scheme());
        if (!dialect.equals(Dialects.of(there.get().database().scheme()))) {
            throw new IllegalArgumentException("BLUE begins with %s://, and GREEN with %s://; compare two of one engine"
                    .formatted(
                            here.get().database().scheme().word(),
                            there.get().database().scheme().word()));
        }
        ComparisonOptions options =
                ComparisonOptions.usual().settleWithin(settle.get()).workers(number.get());
        return compare(
                        dialect,
                        here.get(),
                        there.get(),
                        checkpoint.map(options::checkpoint).orElse(options))
                .number();
    }

    private ExitCode compare(Dialect dialect, ParitySide here, ParitySide there, ComparisonOptions options) {
        Screen screen = Screen.of(spec);
        Interruption interruption = new Interruption();
        try (BreakingOff breakingOff = BreakingOff.of(interruption, screen);
                Connector connector = new Connector(dialect.driver(), Reach.DIRECT, Lending.NONE, here.trusted(there));
                Journal journal = Journal.inMemory()) {
            interruption.cutBy(connector::abort);
            breakingOff.say("Breaking off."
                    + checkpoint
                            .map(" What has been compared stands in %s; give it again to go on."::formatted)
                            .orElse(""));
            screen.line("blue   " + here);
            screen.line("green  " + there);
            screen.line("");
            ParityProgress progress = new ParityProgress(screen, Terminal.here());
            journal.listen(progress);
            ParityRun.Result result = new ParityRun(dialect, here.opening(connector), there.opening(connector), journal)
                    .compare(options.progress(progress));
            progress.clear();
            new ParityPrinter(screen, isExplained).print(result);
            ExitCode code = ExitCode.of(result.verdict());
            breakingOff.endWith(code);
            return code;
        } catch (SqlFailedException e) {
            screen.err().println(e.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    private static <T> Optional<T> tried(String what, List<String> problems, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            problems.add("%s: %s".formatted(what, e.getMessage()));
            return Optional.empty();
        }
    }

    private static ParitySide side(String url, Optional<Path> file) {
        DatabaseUrl database = DatabaseUrl.parse(url, Dialects.schemes());
        ClientPrograms programs = Dialects.of(database.scheme()).programs();
        return new ParitySide(
                database,
                programs.login(database, file),
                programs.tls(database.address().endpoint()));
    }

    private int workers() {
        int number = workers.orElse(ComparisonOptions.usual().workers());
        if (number < 1) {
            throw new IllegalArgumentException("%d workers are out of range; choose 1 or more".formatted(number));
        }
        return number;
    }
}
