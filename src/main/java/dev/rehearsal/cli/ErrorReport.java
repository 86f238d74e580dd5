package dev.rehearsal.cli;

import dev.rehearsal.journal.CorruptJournalException;
import dev.rehearsal.load.SimulationRefusedException;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.scenario.InvalidScenarioException;
import dev.rehearsal.server.ServerException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells errors in words, and with a stack trace only when asked. */
final class ErrorReport implements IExecutionExceptionHandler {
    /**
     * What somebody gave the command, or this machine, cannot be used; anything else is a mistake of the program's own.
     */
    private static final List<Class<? extends Exception>> BAD_INPUT = List.of(
            InvalidScenarioException.class,
            CorruptJournalException.class,
            CorruptLogException.class,
            SimulationRefusedException.class,
            ServerException.class,
            IllegalArgumentException.class,
            UncheckedIOException.class);

    private final BooleanSupplier hasStacktrace;

    ErrorReport(BooleanSupplier hasStacktrace) {
        this.hasStacktrace = hasStacktrace;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        boolean isInput = BAD_INPUT.stream().anyMatch(type -> type.isInstance(e));
        command.getErr().println(command.getColorScheme().errorText(words(e, isInput)));
        if (hasStacktrace.getAsBoolean()) {
            e.printStackTrace(command.getErr());
        }
        return (isInput ? ExitCode.USAGE : ExitCode.UNKNOWN).number();
    }

    private String words(Exception e, boolean isInput) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof UncheckedIOException && e.getCause() != null) {
            message = "%s: %s".formatted(message, e.getCause());
        }
        String hint =
                isInput || hasStacktrace.getAsBoolean() ? "" : "\nThis was not foreseen; --stacktrace shows more.";
        return message + hint;
    }
}
