package dev.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens the page in a real browser, where one is found. What it looks like is left in target/pages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PageIT {
    private static final Path PICTURES = Path.of("target", "pages");
    private static final String SHOWN = "[...document.querySelectorAll('svg')].filter(each => each.clientWidth > 0)";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;

    private Tab tab;

    @BeforeAll
    static void open_a_browser() throws Exception {
        Assumptions.assumeTrue(
                Browser.program().isPresent(),
                "There is no Chromium to open the page in; install the package 'chromium'.");
        page = Report.write(RehearsedFolder.failed(Files.createDirectory(folder.resolve("failed"))));
        browser = Browser.start(Browser.program().orElseThrow(), folder.resolve("profile"));
    }

    @BeforeEach
    void open_the_page() throws Exception {
        tab = browser.open(page);
    }

    @AfterAll
    static void close_the_browser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void it_opens_without_a_complaint_and_asks_nobody_else() throws Exception {
        tab.resize(1200, 900);
        tab.photograph(PICTURES.resolve("wide.png"));

        assertThat(tab.value("document.title").asText()).startsWith("FAILED: ");
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests()).allMatch(url -> url.equals(page.toUri().toString()) || url.startsWith("data:"));
    }

    @Test
    void every_link_leads_somewhere_and_every_name_is_given_once() throws Exception {

        List<String> links = words("[...document.querySelectorAll('a')].map(link => link.getAttribute('href'))");
        List<String> names = words("[...document.querySelectorAll('[id]')].map(each => each.id)");
        List<String> drawn = words("[...document.querySelectorAll('use')].map(each => each.getAttribute('href'))");

        assertThat(names).doesNotHaveDuplicates();
        assertThat(links).anyMatch(link -> link.startsWith("#")).contains("journal.jsonl", "report.md");
        SoftAssertions every = new SoftAssertions();
        links.stream()
                .filter(link -> !link.startsWith("#") && !link.startsWith("https://"))
                .forEach(link -> every.assertThat(page.resolveSibling(link)).exists());
        links.stream()
                .filter(link -> link.startsWith("#"))
                .forEach(link -> every.assertThat(names).contains(link.substring(1)));
        drawn.forEach(mark -> every.assertThat(names).contains(mark.substring(1)));
        every.assertAll();
    }

    @Test
    void a_drawing_can_be_looked_at_closer_and_whole_again() throws Exception {
        tab.resize(1200, 900);
        tab.value("document.querySelector('#load').scrollIntoView()");
        JsonNode box = tab.value(SHOWN + "[0].getBoundingClientRect().toJSON()");
        double left = box.path("left").asDouble();
        double width = box.path("width").asDouble();

        assertThat(scale()).isEqualTo(1);
        tab.drag(left + width * 0.4, left + width * 0.5, box.path("top").asDouble() + 100);
        assertThat(scale()).isBetween(8.0, 10.0);
        assertThat(tab.value("document.querySelector('output').textContent").asText())
                .matches("\\+1\\d.* s to \\+2\\d.* s");
        assertThat(tab.value(SHOWN + "[0].querySelectorAll('.fine').length").asInt())
                .isPositive();
        tab.photograph(PICTURES.resolve("closer.png"));

        press("in");
        assertThat(scale()).isGreaterThan(15);
        press("all");
        assertThat(scale()).isEqualTo(1);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void on_a_telephone_nothing_is_cut_off_and_drawings_can_be_read() throws Exception {
        tab.resize(390, 800);
        tab.photograph(PICTURES.resolve("narrow.png"));

        assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
        assertThat(words(SHOWN + ".map(each => each.getAttribute('class'))")).containsOnly("narrow");
        double size = tab.value(
                        "Math.min(..." + SHOWN + ".map(each => 12 * each.clientWidth / each.viewBox.baseVal.width))")
                .asDouble();
        assertThat(size).isGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1200})
    void the_words_of_a_drawing_stay_inside_it(int width) throws Exception {
        tab.resize(width, 900);

        assertThat(words(SHOWN
                        + ".flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {"
                        + " const box = text.getBBox();"
                        + " return box.x < 0 || box.x + box.width > svg.viewBox.baseVal.width; }))"
                        + ".map(text => text.textContent)"))
                .isEmpty();
    }

    @Test
    void in_the_dark_every_word_stands_out() throws Exception {
        tab.resize(1200, 900);
        tab.showAs("screen", "dark");
        tab.photograph(PICTURES.resolve("dark.png"));
        List<String> dim = words(Contrast.SCRIPT);
        tab.showAs("screen", "light");
        dim.addAll(words(Contrast.SCRIPT));

        assertThat(dim).isEmpty();
    }

    @Test
    void on_paper_everything_is_unfolded_and_nothing_is_too_wide() throws Exception {
        tab.print(PICTURES.resolve("page.pdf"));
        tab.showAs("print", "light");
        tab.resize(720, 1000);
        tab.photograph(PICTURES.resolve("paper.png"));

        assertThat(tab.value("[...document.querySelectorAll('details:not(.raw)')].every(each => each.open)")
                        .asBoolean())
                .isTrue();
        assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(720);
        assertThat(tab.value("[...document.querySelectorAll('.zoom, nav')].some(each => each.offsetHeight > 0)")
                        .asBoolean())
                .isFalse();
        assertThat(words(SHOWN + ".map(each => each.getAttribute('class'))")).containsOnly("wide");
    }

    private double scale() throws Exception {
        return tab.value(
                        "+(" + SHOWN
                                + "[0].querySelector('.moving .shapes').getAttribute('transform').match(/matrix\\(([\\d.]+)/)[1])")
                .asDouble();
    }

    private void press(String button) throws Exception {
        tab.value("document.querySelector('#load [data-zoom=" + button + "]').click()");
    }

    private List<String> words(String expression) throws Exception {
        List<String> words = new ArrayList<>();
        tab.value(expression).forEach(word -> words.add(word.asText()));
        return words;
    }
}
