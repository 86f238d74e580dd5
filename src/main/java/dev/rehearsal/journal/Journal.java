package dev.rehearsal.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The append-only record of a rehearsal, {@code journal.jsonl}: each event is on disk before {@link #append} returns,
 * so a report can be made after a crash. Safe for many threads; listeners are called by the appending thread, in order.
 */
public final class Journal implements AutoCloseable {
    private final Writer file;
    private final Clock clock;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Optional<IOException> failure = Optional.empty();

    private Journal(Writer file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Begins a journal in a file that does not exist yet. */
    public static Journal create(Path file) {
        try {
            return new Journal(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the journal " + file, e);
        }
    }

    /** A journal that is kept in memory only. */
    public static Journal inMemory() {
        return new Journal(Writer.nullWriter(), Clock.systemUTC());
    }

    public Instant now() {
        return clock.instant();
    }

    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /**
     * Writes one event and tells the listeners.
     *
     * <p>Once the file cannot be written, events are kept in memory only, so that nobody who gives traffic back or
     * cleans up is hindered by it; {@link #failure} tells.
     */
    public synchronized void append(Event event) {
        events.add(event);
        try {
            if (failure.isEmpty()) {
                file.write(JournalFormat.write(event));
                file.write('\n');
                file.flush();
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } finally {
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    /** Why events are no longer on disk; empty while all are. */
    public synchronized Optional<IOException> failure() {
        return failure;
    }

    public void note(String note) {
        append(new Event.Noted(now(), note));
    }

    public void reached(Milestone milestone) {
        append(new Event.Reached(now(), milestone));
    }

    /** Writes a finding down, once: the same trouble may show at several places. */
    public synchronized void found(Finding finding) {
        if (!findings().contains(finding)) {
            append(new Event.Found(now(), finding));
        }
    }

    /** Everything so far, oldest first. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Everything that checks saw so far. */
    public List<Finding> findings() {
        return events.stream()
                .filter(Event.Found.class::isInstance)
                .map(event -> ((Event.Found) event).finding())
                .toList();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal", e);
        }
    }
}
