package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.Event;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/** One line at the foot of a terminal, drawn again and again; findings stay above it. Safe for many threads. */
final class LiveLine implements Progress {
    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final String CLEAR = "\r\u001b[K";

    private final Screen screen;
    private final int width;
    private final Supplier<Pulse> pulse;
    private final Timer painter = new Timer("progress", true);
    private final long start = System.nanoTime();
    private Status status = Status.before();
    private boolean isStill;

    /**
     * Begins to draw.
     *
     * @param pulse how it is doing now; only called by one thread
     */
    LiveLine(Screen screen, int width, Supplier<Pulse> pulse) {
        this.screen = screen;
        this.width = width;
        this.pulse = pulse;
        painter.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        draw();
                    }
                },
                0,
                REDRAW.toMillis());
    }

    @Override
    public synchronized void accept(Event event) {
        status = status.after(event);
        if (event instanceof Event.Started
                || event instanceof Event.Found
                || event instanceof Event.Undone
                || event instanceof Event.RateFound
                || event instanceof Event.Noted) {
            say(event.describe());
        }
    }

    @Override
    public synchronized void say(String text) {
        write(CLEAR + text + System.lineSeparator());
    }

    private void draw() {
        Pulse now = pulse.get();
        synchronized (this) {
            if (!isStill) {
                write(CLEAR + status.inWords(Duration.ofNanos(System.nanoTime() - start), now, width));
            }
        }
    }

    @Override
    public String whileStill(Question question) throws InterruptedException {
        still(true);
        try {
            return question.ask();
        } finally {
            still(false);
        }
    }

    @Override
    public void close() {
        painter.cancel();
        still(true);
    }

    private synchronized void still(boolean still) {
        isStill = still;
        write(CLEAR);
    }

    private void write(String text) {
        screen.out().print(text);
        screen.out().flush();
    }
}
