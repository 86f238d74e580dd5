package dev.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A page open in a browser. */
record Tab(Browser browser, String session) {
    void show(Path page) throws Exception {
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            browser.ask(session, domain + ".enable", Map.of());
        }
        browser.ask(session, "Page.navigate", Map.of("url", page.toUri().toString()));
        Awaitility.await()
                .until(() -> !browser.events(session, "Page.loadEventFired").isEmpty());
    }

    /** What an expression of JavaScript comes to there. */
    JsonNode value(String expression) throws Exception {
        JsonNode result = browser.ask(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    void resize(int width, int height) throws Exception {
        browser.ask(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As somebody sees it who prefers dark, or on paper. */
    void showAs(String medium, String scheme) throws Exception {
        browser.ask(
                session,
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void drag(double fromX, double toX, double y) throws Exception {
        mouse("mousePressed", fromX, y);
        mouse("mouseMoved", toX, y);
        mouse("mouseReleased", toX, y);
    }

    private void mouse(String type, double x, double y) throws Exception {
        browser.ask(
                session,
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
    }

    /** The whole page as a picture, for people to look at. */
    void photograph(Path file) throws Exception {
        save(file, browser.ask(session, "Page.captureScreenshot", Map.of("captureBeyondViewport", true)));
    }

    void print(Path file) throws Exception {
        save(file, browser.ask(session, "Page.printToPDF", Map.of("printBackground", false)));
    }

    private static void save(Path file, JsonNode answer) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    /** Everything it complained of, and every address it asked but its own. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        browser.events(session, "Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        browser.events(session, "Runtime.consoleAPICalled").forEach(event -> complaints.add(event.toString()));
        browser.events(session, "Log.entryAdded").forEach(event -> complaints.add(event.toString()));
        return complaints;
    }

    /** Every address it asked. */
    List<String> requests() {
        return browser.events(session, "Network.requestWillBeSent").stream()
                .map(event -> event.path("request").path("url").asText())
                .toList();
    }
}
