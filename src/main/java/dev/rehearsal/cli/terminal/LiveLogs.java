package dev.rehearsal.cli.terminal;

import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.machine.LiveMachine;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Figures;
import dev.rehearsal.requests.LiveFigures;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** How a rehearsal is doing, from the logs of its requests and of its machine. Safe for many threads. */
public final class LiveLogs implements Supplier<Pulse>, AutoCloseable {
    private Optional<Followed> followed = Optional.empty();

    private record Followed(LoadFolder folder, LiveFigures figures, LiveMachine machine) {
        Optional<Figures> load() {
            try {
                return Files.exists(folder.requests()) ? Optional.of(figures.now()) : Optional.empty();
            } catch (CorruptLogException e) {
                return Optional.empty();
            }
        }

        OptionalLong busy() {
            try {
                return machine.busy();
            } catch (CorruptLogException e) {
                return OptionalLong.empty();
            }
        }
    }

    /** From now on follows the logs in this folder, which need not have begun. */
    public synchronized void follow(LoadFolder folder) {
        followed = Optional.of(new Followed(
                folder, new LiveFigures(folder.rehearsal(), Clock.systemUTC()), new LiveMachine(folder.rehearsal())));
    }

    /** Without what has not begun, and without a log that cannot be followed; the judgement will say why. */
    @Override
    public synchronized Pulse get() {
        return followed.map(logs -> new Pulse(logs.load(), logs.busy())).orElse(Pulse.NONE);
    }

    @Override
    public synchronized void close() {
        followed.ifPresent(logs -> {
            logs.figures().close();
            logs.machine().close();
        });
        followed = Optional.empty();
    }
}
