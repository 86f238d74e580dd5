package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.report.story.StepLine;
import dev.rehearsal.report.story.Story;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report as CI servers read test results: a case for each step, each check and each finding. */
final class JunitReport {
    private JunitReport() {}

    /** How a case ended. */
    private enum Result {
        PASSED(""),
        FAILED("failure"),
        UNKNOWN("error"),
        SKIPPED("skipped");

        private final String element;

        Result(String element) {
            this.element = element;
        }

        static Result of(Verdict verdict) {
            return switch (verdict) {
                case PASSED -> PASSED;
                case FAILED -> FAILED;
                case UNKNOWN -> UNKNOWN;
            };
        }

        static Result of(StepLine step) {
            return switch (step.state()) {
                case "done" -> PASSED;
                case "not run", "taken back" -> SKIPPED;
                case "not settled", "broken off" -> UNKNOWN;
                default -> FAILED;
            };
        }
    }

    private record Case(String group, String name, Duration took, Result result, String message, String text) {}

    static String of(Page page) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, page, cases(page));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write the report as XML", e);
        }
        return text + "\n";
    }

    private static List<Case> cases(Page page) {
        Story story = page.story();
        List<Case> cases = new ArrayList<>();
        page.runbook().forEach(group -> group.entries().forEach(entry -> cases.add(step(entry.step()))));
        story.checks().values().forEach(judged -> cases.add(check(judged)));
        story.findings().forEach(finding -> cases.add(finding(finding)));
        cases.add(new Case(
                "rehearsal",
                "it comes to its end",
                story.lasted(),
                story.hasEnded() ? Result.PASSED : Result.UNKNOWN,
                page.meaning(),
                page.sentence()));
        return List.copyOf(cases);
    }

    private static Case step(StepLine step) {
        return new Case(
                "step",
                "%02d %s".formatted(step.number(), step.name()),
                step.took().orElse(Duration.ZERO),
                Result.of(step),
                step.state(),
                step.found());
    }

    private static Case check(Event.Judged judged) {
        return new Case(
                "check",
                judged.check(),
                Duration.ZERO,
                Result.of(judged.verdict()),
                "see what it found",
                judged.figures().toString());
    }

    private static Case finding(Finding finding) {
        return new Case(
                "finding",
                "%s %s".formatted(finding.code(), finding.where()),
                Duration.ZERO,
                Result.of(finding.verdict()),
                "expected %s, found %s".formatted(finding.expected(), finding.found()),
                finding.advice());
    }

    private static void suite(XMLStreamWriter xml, Page page, List<Case> cases) throws XMLStreamException {
        Story story = page.story();
        String name = story.started().map(Event.Started::scenario).orElse("rehearsal");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(name));
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, Result.FAILED));
        xml.writeAttribute("errors", count(cases, Result.UNKNOWN));
        xml.writeAttribute("skipped", count(cases, Result.SKIPPED));
        xml.writeAttribute("time", seconds(story.lasted()));
        xml.writeAttribute("timestamp", story.begun().toString());
        for (Case each : cases) {
            write(xml, name, each);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, String suite, Case each) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean("%s.%s".formatted(suite, each.group())));
        xml.writeAttribute("name", clean(each.name()));
        xml.writeAttribute("time", seconds(each.took()));
        if (each.result() != Result.PASSED) {
            xml.writeStartElement(each.result().element);
            xml.writeAttribute("message", clean(each.message()));
            xml.writeCharacters(clean(each.text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Result result) {
        return Long.toString(
                cases.stream().filter(each -> each.result() == result).count());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    /** Without what XML cannot hold. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\r\\n -\\uD7FF\\uE000-\\uFFFD]", " ");
    }
}
