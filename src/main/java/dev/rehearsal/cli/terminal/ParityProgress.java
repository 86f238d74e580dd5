package dev.rehearsal.cli.terminal;

import dev.rehearsal.check.parity.ComparisonOptions;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.time.Durations;
import java.util.function.Consumer;

/** Shows a comparison table by table as each is done, and how far one has come. Safe for many threads. */
public record ParityProgress(Screen screen, Terminal terminal) implements Consumer<Event>, ComparisonOptions.Progress {
    private static final String CLEAR = "\r\u001b[K";

    @Override
    public void accept(Event event) {
        if (event instanceof Event.TableCompared compared) {
            show(compared.table());
        }
    }

    private synchronized void show(TableParity table) {
        clear();
        screen.line("  %s %-44s%,14d rows %8s"
                .formatted(state(table), table.table(), table.blueRows(), Durations.inWords(table.took())));
    }

    private String state(TableParity table) {
        if (table.differing() > 0) {
            return screen.bad("differs");
        }
        return table.partial() ? screen.doubtful("unknown") : screen.good("same   ");
    }

    /** Drawn over and over on a terminal, and nowhere else. */
    @Override
    public synchronized void read(String table, long rows, long of) {
        if (terminal.columns().isPresent()) {
            clear();
            screen.out().print("          %s: %,d of about %,d rows".formatted(table, rows, Math.max(rows, of)));
            screen.out().flush();
        }
    }

    /** Leaves the line to what comes next. */
    public synchronized void clear() {
        if (terminal.columns().isPresent()) {
            screen.out().print(CLEAR);
            screen.out().flush();
        }
    }
}
