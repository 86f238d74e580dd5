package dev.rehearsal.report;

import dev.rehearsal.journal.CorruptJournalException;
import dev.rehearsal.journal.JournalFormat;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the report of a rehearsal, {@code report.html} and {@code report.json}, from its journal and request log alone:
 * right after it, again later, or after a crash.
 */
public final class Report {
    /** Where the build leaves the compiled templates. */
    private static final String PAGES = "dev.rehearsal.report.pages";

    private Report() {}

    /**
     * Writes both files into the rehearsal's folder and returns the page.
     *
     * @throws CorruptJournalException when the journal is not one
     * @throws CorruptLogException when the request log is not one
     */
    public static Path write(RehearsalFolder folder) throws CorruptJournalException, CorruptLogException {
        Story story = Story.of(JournalFormat.read(folder.journal()));
        Timeline timeline = new Timeline();
        Optional<CloseUp> closeUp = closeUp(story);
        Path requests = folder.path().resolve(RequestLog.NAME);
        if (Files.exists(requests)) {
            read(requests, timeline, closeUp);
        }
        Page page = new Page(
                story,
                timeline.isEmpty() ? Optional.empty() : Optional.of(new Overview(timeline, story).draw()),
                closeUp.filter(seen -> seen.slowest().isPresent())
                        .map(seen -> new CloseUpDrawing(seen, story.offsets()).draw()));
        Path html = folder.path().resolve("report.html");
        put(html, html(page));
        put(folder.path().resolve("report.json"), JsonReport.of(page, timeline));
        return html;
    }

    private static void read(Path requests, Timeline timeline, Optional<CloseUp> closeUp) throws CorruptLogException {
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(request -> {
                timeline.add(request);
                closeUp.ifPresent(seen -> seen.add(request));
            });
        }
    }

    /** The last switchover from time zero on, and as long again before and after it, a quarter of a second at least. */
    private static Optional<CloseUp> closeUp(Story story) {
        if (story.offsets().isEmpty()) {
            return Optional.empty();
        }
        long first = Micros.at(story.offsets().get(0).at());
        long last = Micros.at(story.offsets().get(story.offsets().size() - 1).at());
        long margin = Math.max(250_000, last - first);
        return Optional.of(new CloseUp(first - margin, last + margin));
    }

    private static String html(Page page) {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, Report.class.getClassLoader(), PAGES);
        StringOutput output = new StringOutput();
        engine.render("report.jte", page, output);
        return output.toString();
    }

    private static void put(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + file, e);
        }
    }
}
