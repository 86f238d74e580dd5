package dev.rehearsal.report;

import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.RequestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The samples are what the present code makes of their journals and logs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SamplesTest {
    private static final String REGENERATE =
            "mvn test -Dtest=SamplesTest -Drehearsal.regenerate=true, look at the pages, then commit reports/samples";
    private static final List<String> WRITTEN = List.of("report.html", "report.json", "report.md", "junit.xml");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"PASSED", "FAILED"})
    void a_sample_is_of_the_present_format(Verdict verdict) throws Exception {
        Path sample = Path.of("reports", "samples", verdict.name().toLowerCase(Locale.ROOT));
        for (String name : List.of("journal.jsonl", RequestLog.NAME, HiccupLog.NAME, "machine.log", "processes.log")) {
            Files.copy(sample.resolve(name), folder.resolve(name));
        }

        Report.write(new RehearsalFolder(folder));

        for (String name : WRITTEN) {
            if (Boolean.getBoolean("rehearsal.regenerate")) {
                Files.copy(folder.resolve(name), sample.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(sample.resolve(name))
                    .as("out of date; run " + REGENERATE)
                    .hasSameTextualContentAs(folder.resolve(name));
        }
        assertThat(sample.resolve("report.html")).content().contains("<title>%s: ".formatted(verdict));
        assertThat(ReportFormsTest.complaints(sample.resolve("report.json"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"PASSED", "FAILED"})
    void a_sample_is_small_and_names_no_place_of_the_machine_that_made_it(Verdict verdict) throws IOException {
        Path sample = Path.of("reports", "samples", verdict.name().toLowerCase(Locale.ROOT));

        try (Stream<Path> files = Files.list(sample)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(500_000));
        }
        assertThat(sample.resolve("journal.jsonl"))
                .content()
                .doesNotContain("/tmp/")
                .doesNotContain("/root/")
                .doesNotContain("/home/");
    }
}
