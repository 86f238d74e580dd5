package dev.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.requests.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportFormsTest {
    private static final Path SCHEMA = Path.of("reports", "report.schema.json");
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void what_is_written_for_programs_follows_the_published_schema() throws Exception {
        Report.write(RehearsedFolder.passed(Files.createDirectory(folder.resolve("passed"))));
        Report.write(RehearsedFolder.failed(Files.createDirectory(folder.resolve("failed"))));
        Report.write(RehearsedFolder.saturated(Files.createDirectory(folder.resolve("saturated"))));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.createFile(empty.resolve("journal.jsonl"));
        Report.write(new RehearsalFolder(empty));

        assertThat(complaints(folder.resolve("passed/report.json"))).isEmpty();
        assertThat(complaints(folder.resolve("failed/report.json"))).isEmpty();
        assertThat(complaints(folder.resolve("saturated/report.json"))).isEmpty();
        assertThat(complaints(empty.resolve("report.json"))).isEmpty();
    }

    @Test
    void the_comment_for_a_pull_request_is_a_screen_of_it_at_once() throws Exception {
        Report.write(RehearsedFolder.failed(folder));

        String comment = Files.readString(folder.resolve("report.md"));
        String unfolded = comment.replaceAll("(?s)<details>.*?</details>", "");
        assertThat(unfolded.lines()).hasSizeLessThan(45);
        assertThat(comment)
                .startsWith("## ✕ FAILED: Upgrade of PostgreSQL by logical replication, 15 to 17\n")
                .contains("| failed requests | 0 | 40 | does not hold |")
                .contains("| 1082 ms | [Somebody else, slowest request](https://example.org/upgrade) |")
                .contains("- [ ] 4. drop-publication: not run")
                .contains("- In the switchover, the gate held traffic for 56 ms, met by 12 requests;")
                .contains("| CPU busy | 49.5 % | 52.5 % | 49.5 % | 49.5 % |")
                .contains("&lt;08006>");
    }

    @Test
    void a_page_stays_small_however_much_goes_wrong() throws Exception {
        FakeLoad load = new FakeLoad(START, 500, Duration.ofMinutes(2));
        FakeJournal journal = new FakeJournal(START).started();
        load.change(request -> true, request -> FakeLoad.with(request, Status.FAILED, request.ended(), "", "08006"));
        for (int i = 1; i < 12; i++) {
            Duration at = Duration.ofSeconds(10L * i);
            journal.maintenance(at, at.plusSeconds(6));
        }
        for (int i = 0; i < 5000; i++) {
            journal.add(new Event.Found(
                    START, Finding.failed(FindingCode.LOST_WRITE, "all", "x".repeat(900), "place " + i, "look")));
            journal.add(
                    new Event.SchemaDiffered(START, new SchemaDifference("view", "v" + i, "x".repeat(300), "", "")));
        }
        load.write(folder);
        journal.write(folder.resolve("journal.jsonl"));

        assertThat(Files.size(Report.write(new RehearsalFolder(folder)))).isLessThan(3_000_000);
    }

    @Test
    void a_comment_is_never_too_long() throws Exception {
        FakeJournal journal = new FakeJournal(START).started();
        for (int i = 0; i < 3000; i++) {
            journal.step(i + 1, "run-command", Duration.ofSeconds(i), Duration.ofSeconds(i + 1));
            journal.add(new Event.Found(
                    START, Finding.failed(FindingCode.LOST_WRITE, "all", "x".repeat(9000), "place " + i, "look")));
        }
        journal.write(folder.resolve("journal.jsonl"));
        Report.write(new RehearsalFolder(folder));

        assertThat(folder.resolve("report.md"))
                .content()
                .hasSizeLessThan(65_536)
                .contains("and 2999 more like it");
    }

    @Test
    void steps_checks_and_findings_are_test_results() throws Exception {
        Report.write(RehearsedFolder.failed(folder));

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("junit.xml").toFile())
                .getDocumentElement();
        assertThat(suite.getAttribute("name")).isEqualTo("postgres-logical-replication");
        assertThat(suite.getElementsByTagName("testcase").getLength())
                .hasToString(suite.getAttribute("tests"))
                .isGreaterThan(8);
        NodeList failures = suite.getElementsByTagName("failure");
        assertThat(failures.getLength()).hasToString(suite.getAttribute("failures"));
        assertThat(IntStream.range(0, failures.getLength()).mapToObj(failures::item))
                .extracting(failure -> ((Element) failure).getAttribute("message"))
                .anySatisfy(message -> assertThat(message).contains("40 of 1,800 failed"));
    }

    @Test
    void allure_is_given_each_step_with_its_statements_and_the_page() throws Exception {
        Path page = Report.write(RehearsedFolder.passed(folder));

        JsonNode result = new ObjectMapper().readTree(result().toFile());
        assertThat(result.path("status").asText()).isEqualTo("passed");
        assertThat(result.path("steps")).hasSize(4);
        JsonNode window = result.path("steps").path(0);
        assertThat(window.path("name").asText()).isEqualTo("maintenance window");
        assertThat(attachment(window.path("steps").path(0))).content().isEqualTo("select 1\nModifyDBInstance blue\n");
        assertThat(attachment(result)).hasSameTextualContentAs(page);
    }

    @Test
    void a_report_made_again_is_the_same() throws Exception {
        Report.write(RehearsedFolder.failed(folder));
        List<String> once = everything();

        Report.write(new RehearsalFolder(folder));

        assertThat(everything()).isEqualTo(once);
    }

    private List<String> everything() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(ReportFormsTest::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return file + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path result() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path attachment(JsonNode result) {
        return folder.resolve("allure-results")
                .resolve(result.path("attachments").path(0).path("source").asText());
    }

    static List<Error> complaints(Path report) throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                .validate(Files.readString(report), InputFormat.JSON);
    }
}
