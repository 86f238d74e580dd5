package dev.rehearsal.report;

import dev.rehearsal.journal.CorruptJournalException;
import dev.rehearsal.journal.JournalFormat;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.report.drawing.Pictures;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.report.traffic.Observed;
import dev.rehearsal.requests.CorruptLogException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the report of a rehearsal in all its forms from its journal and logs alone: right after it, again later, or
 * after a crash. The same journal and logs make the same report, byte for byte.
 */
public final class Report {
    /** Where the build leaves the compiled templates. */
    private static final String PAGES = "dev.rehearsal.report.pages";

    private static final String HTML = "report.html";

    private Report() {}

    /**
     * Writes all files into the rehearsal's folder and returns the page.
     *
     * @throws CorruptJournalException when the journal is not one
     * @throws CorruptLogException when the log of requests or of the machine is not one
     */
    public static Path write(RehearsalFolder folder) throws CorruptJournalException, CorruptLogException {
        Story story = Story.of(JournalFormat.read(folder.journal()));
        Observed load = Observed.in(folder.path(), story);
        Page page = new Page(story, Pictures.of(load, story), load.errors().lines(), Links.in(folder));
        String html = html(page);
        put(folder.path().resolve(HTML), html);
        put(folder.path().resolve("report.json"), JsonReport.of(page, load));
        put(folder.path().resolve("report.md"), MarkdownReport.of(page));
        put(folder.path().resolve("junit.xml"), JunitReport.of(page));
        Path allure = folder.path().resolve("allure-results");
        AllureReport.of(page, html).forEach((name, text) -> put(allure.resolve(name), text));
        return folder.path().resolve(HTML);
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
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + file, e);
        }
    }
}
