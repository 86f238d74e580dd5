package dev.rehearsal.cli;

import dev.rehearsal.cli.terminal.Screen;
import dev.rehearsal.journal.CorruptJournalException;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.LoadReport;
import dev.rehearsal.report.Report;
import dev.rehearsal.requests.CorruptLogException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the report of a rehearsal that has just ended. That it cannot be written changes no verdict. */
final class Reporting implements AutoCloseable {
    private final RehearsalFolder folder;
    private final Journal journal;
    private final Screen screen;
    private Optional<LoadReport.Making> loadReport = Optional.empty();
    private Optional<Path> page = Optional.empty();
    private int findings;

    Reporting(RehearsalFolder folder, Journal journal, Screen screen) {
        this.folder = folder;
        this.journal = journal;
        this.screen = screen;
    }

    /** The page, or the folder when there is none. */
    Path page() {
        return page.orElse(folder.path());
    }

    /** Has the load's own report made meanwhile, to which {@link #complete} adds the link. */
    void beginLoadReport() {
        loadReport = new LoadReport(new LoadFolder(folder.path())).begin();
    }

    void write() {
        findings = journal.findings().size();
        try {
            page = Optional.of(Report.write(folder));
        } catch (CorruptJournalException | CorruptLogException | UncheckedIOException e) {
            screen.err()
                    .println("Cannot write the report: %s. The journal is kept; try 'rehearse report %s'."
                            .formatted(e.getMessage(), folder.path()));
        }
    }

    /** Writes it again when there is more to tell than before; whether something was found, as closing may. */
    boolean complete() {
        // Made or not, the page may say otherwise: the link is there as soon as the report's first file is.
        boolean isLoadReported = loadReport.isPresent();
        loadReport.ifPresent(LoadReport.Making::await);
        loadReport = Optional.empty();
        boolean isNews = page.isEmpty() || journal.findings().size() > findings;
        if (isNews || isLoadReported) {
            write();
        }
        return isNews;
    }

    @Override
    public void close() {
        loadReport.ifPresent(LoadReport.Making::close);
    }
}
