package dev.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rehearsal.fakes.FakeJournal;
import dev.rehearsal.fakes.FakeLoad;
import dev.rehearsal.journal.RehearsalFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_page_says_the_verdict_the_sentence_and_what_was_imitated() throws Exception {
        String page = page(RehearsedFolder.passed(folder));

        assertThat(page)
                .contains("PASSED")
                .contains("0 of 9,000 requests failed, 0 writes lost, 0 rows differ.")
                .contains("Imitated: the RDS API")
                .contains("<svg")
                .contains("first write on green");
    }

    @Test
    void a_page_sets_what_others_published_beside_what_was_measured() throws Exception {
        String page = page(RehearsedFolder.passed(folder));

        assertThat(page)
                .contains("1082 ms")
                .contains(
                        "<a href=\"https://example.org/upgrade\" rel=\"noreferrer\">Somebody else, slowest request</a>");
    }

    @Test
    void a_page_shows_by_whom_the_machine_was_used_under_the_load_and_in_each_window() throws Exception {
        String page = page(RehearsedFolder.passed(folder)).replaceAll("\\s*\\R\\s*", "");

        assertThat(page)
                .contains("CPU of this machine, 2 processors, by whose processes")
                .contains("<path class=\"part-servers\"")
                .contains("<path class=\"saturated\"")
                .contains("<path class=\"memory-waits\"")
                .contains("<path class=\"disk-waits\"")
                .contains("it was saturated for 2 s.")
                .containsPattern("<th scope=\"col\">warm-up</th><th scope=\"col\">runbook</th>"
                        + "<th scope=\"col\">maintenance</th><th scope=\"col\">switchover</th>")
                .contains("<th scope=\"row\">database servers</th><td>28.0 %</td><td>28.0 %</td>")
                .contains("<th scope=\"row\">saturated for</th><td>0 ms</td><td>2 s</td>");
    }

    @Test
    void a_page_of_a_rehearsal_that_did_not_watch_its_machine_says_nothing_of_it() throws Exception {
        new FakeLoad(START, 100, ofSeconds(3)).write(folder);
        new FakeJournal(START).started().write(folder.resolve("journal.jsonl"));

        assertThat(page(new RehearsalFolder(folder)))
                .contains("The load over time")
                .doesNotContain("CPU")
                .doesNotContain("The machine");
    }

    @Test
    void limits_that_were_missed_on_a_saturated_machine_are_not_judged() throws Exception {
        String page = page(RehearsedFolder.saturated(folder)).replaceAll("\\s*\\R\\s*", "");

        assertThat(page)
                .contains(
                        "<p class=\"sentence\">Whether limits of time hold cannot be told: this machine had nothing to spare.")
                .contains("burner (process 4711)")
                .containsPattern("58 ms in the switchover window, 1.9 s outside all windows</td>"
                        + "<td><span class=\"state not-judged\">")
                .containsPattern("<th scope=\"row\">switchover</th><td>at most 1 s</td><td>61 ms</td>"
                        + "<td><span class=\"state holds\">");
    }

    @Test
    void a_page_says_what_the_gate_did_and_how_many_requests_met_it() throws Exception {
        assertThat(page(RehearsedFolder.passed(folder)))
                .contains("<dt>Held by the gate, met by 12 requests</dt><dd>56 ms</dd>")
                .contains("In the switchover, the gate held traffic for 56 ms, met by 12 requests; the longest wait");
    }

    @Test
    void a_page_asks_nothing_of_a_network() throws Exception {
        String page = page(RehearsedFolder.passed(folder)).replace("<a href=\"https://example.org/upgrade\"", "");

        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("src=")
                .doesNotContain("@import")
                .doesNotContain("url(//");
    }

    @Test
    void findings_are_shown_with_what_was_expected_and_what_to_do() throws Exception {
        String page = page(RehearsedFolder.failed(folder));

        assertThat(page).contains("FAILED_REQUESTS").contains("&lt;08006&gt;").contains("What to do");
    }

    @Test
    void what_is_left_of_servers_and_sessions_is_shown_the_logs_folded() throws Exception {
        String page = page(RehearsedFolder.failed(folder)).replaceAll("\\s*\\R\\s*", "");

        assertThat(page)
                .contains("<a href=\"#logs\">Logs</a>")
                .contains("<summary>green (shop-green), error/postgresql.log, 2 lines, taken at 10:00:46")
                .contains("<p>ERROR: null value in column &lt;note&gt;</p>")
                .contains("[77] ERROR:  null value in column &lt;note&gt;")
                .contains("blue (shop-blue): could not be had; no right to read it")
                .contains("session 4711 of 'reporting' (nightly, from 10.0.0.5)")
                .contains("a statement that had run for 3 s; 2 advisory locks");
        assertThat(page(RehearsedFolder.passed(Files.createDirectory(folder.resolve("passed")))))
                .doesNotContain("id=\"logs\"")
                .doesNotContain("Sessions that steps ended");
    }

    @Test
    void errors_are_counted_by_state_with_their_first_and_last_time_and_a_sample() throws Exception {
        String page = page(RehearsedFolder.failed(folder));

        assertThat(page.replaceAll("\\s*\\R\\s*", ""))
                .containsPattern("<th scope=\"row\">&lt;08006&gt;</th><td>40</td><td>0</td><td>10:00:20.\\d{3}</td>"
                        + "<td>10:00:2[01].\\d{3}</td><td>create no. 4,00\\d, 3 attempts, answered by blue");
    }

    @Test
    void the_runbook_is_a_list_to_check_off_steps_that_never_ran_included() throws Exception {
        String page = page(RehearsedFolder.passed(folder));

        assertThat(page)
                .containsPattern("maintenance window.*700 ms")
                .containsPattern("☑</span> <strong>create-publication</strong>")
                .containsPattern("☐</span> <strong>drop-publication</strong>.*not run");
    }

    @Test
    void differences_are_shown_by_row_and_by_object_and_explained_ones_apart() throws Exception {
        String page = page(RehearsedFolder.failed(folder)).replaceAll("\\s*\\R\\s*", "");

        assertThat(page)
                .contains("id=17</td><td>status</td><td>paid</td><td>void")
                .contains("public.orders_by_day</td><td>btree (day)</td><td>none")
                .contains("because the versions do (1)")
                .contains("<td>48</td>".replace("48", "141"));
    }

    @Test
    void the_same_is_written_for_programs() throws Exception {
        Report.write(RehearsedFolder.passed(folder));

        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.path("verdict").asText()).isEqualTo("PASSED");
        assertThat(report.path("checks")
                        .path("availability")
                        .path("figures")
                        .path("requests")
                        .asText())
                .isEqualTo("9000");
        assertThat(report.path("timeline").path("ok")).hasSizeGreaterThan(400);
        assertThat(report.path("rate").path("perSecond").asDouble()).isEqualTo(200);
        assertThat(report.path("machine").path("parts").path("SERVERS")).hasSize(220);
        assertThat(report.path("machine").path("processors").asInt()).isEqualTo(2);
    }

    @Test
    void a_journal_without_an_end_leaves_the_verdict_unknown() throws Exception {
        new FakeJournal(START).started().maintenance(ofSeconds(1), ofSeconds(2)).write(folder.resolve("journal.jsonl"));

        assertThat(page(new RehearsalFolder(folder))).contains("UNKNOWN").contains("The rehearsal was broken off");
    }

    private static String page(RehearsalFolder rehearsal) throws Exception {
        return Files.readString(Report.write(rehearsal));
    }
}
