package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.Event;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows a rehearsal while it runs. Told every event of the journal, by any thread. */
public interface Progress extends Consumer<Event>, AutoCloseable {
    /** As suits the terminal, or its absence. */
    static Progress on(Terminal terminal, Screen screen, Supplier<Pulse> pulse) {
        return terminal.columns()
                .<Progress>map(columns -> new LiveLine(screen, columns, pulse))
                .orElseGet(() -> new EventLines(screen));
    }

    /** Says something that is no event. */
    void say(String text);

    /** Something that somebody is asked, and answers. */
    interface Question {
        String ask() throws InterruptedException;
    }

    /** Shows nothing while this runs, because somebody is being asked something. */
    String whileStill(Question question) throws InterruptedException;

    /** Leaves the screen as the next line wants it. */
    @Override
    void close();
}
