package dev.rehearsal.report;

import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that lie beside a report, by what they are. */
final class Links {
    private static final String LOAD_REPORT = "index.html";

    private Links() {}

    /** What is there, or will be when the report is written. */
    static Map<String, String> in(RehearsalFolder folder) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("for a pull request", "report.md");
        links.put("for programs", "report.json");
        links.put("as a test result", "junit.xml");
        addIfThere(links, folder, "every event", String.valueOf(folder.journal().getFileName()));
        addIfThere(links, folder, "every request", RequestLog.NAME);
        addIfThere(links, folder, "the load machine's own hiccups", HiccupLog.NAME);
        loadReport(folder).ifPresent(index -> links.put("the load generator's own report", index));
        return links;
    }

    private static void addIfThere(Map<String, String> links, RehearsalFolder folder, String what, String name) {
        if (Files.exists(folder.path().resolve(name))) {
            links.put(what, name);
        }
    }

    private static Optional<String> loadReport(RehearsalFolder folder) {
        Path engine = folder.path().resolve("gatling");
        if (!Files.isDirectory(engine)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(engine)) {
            return runs.map(run -> run.resolve(LOAD_REPORT))
                    .filter(Files::exists)
                    .map(index -> folder.path().relativize(index).toString())
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + engine, e);
        }
    }
}
