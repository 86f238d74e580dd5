package dev.rehearsal.cli;

import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Figures;
import dev.rehearsal.requests.LiveFigures;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** How the load of a rehearsal is doing, from its request log. Safe for many threads. */
final class LiveLoad implements Supplier<Optional<Figures>>, AutoCloseable {
    private Optional<LoadFolder> folder = Optional.empty();
    private Optional<LiveFigures> figures = Optional.empty();

    /** From now on follows the load in this folder, which need not have begun. */
    synchronized void follow(LoadFolder load, double rate) {
        folder = Optional.of(load);
        figures = Optional.of(new LiveFigures(load.requests(), rate, Clock.systemUTC()));
    }

    /** Empty before the first request, and when the log cannot be followed; the judgement will say why. */
    @Override
    public synchronized Optional<Figures> get() {
        try {
            boolean hasBegun = folder.isPresent() && Files.exists(folder.get().requests());
            return hasBegun && figures.isPresent() ? Optional.of(figures.get().now()) : Optional.empty();
        } catch (CorruptLogException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        figures.ifPresent(LiveFigures::close);
        folder = Optional.empty();
    }
}
