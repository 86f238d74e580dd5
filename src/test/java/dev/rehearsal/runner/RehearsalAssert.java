package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a rehearsal, in the words of a report. */
final class RehearsalAssert extends AbstractAssert<RehearsalAssert, TestRehearsal.Result> {
    private RehearsalAssert(TestRehearsal.Result actual) {
        super(actual, RehearsalAssert.class);
    }

    static RehearsalAssert assertThat(TestRehearsal.Result actual) {
        return new RehearsalAssert(actual);
    }

    RehearsalAssert hasPassed() {
        return hasVerdict(Verdict.PASSED);
    }

    RehearsalAssert hasVerdict(Verdict verdict) {
        if (actual.verdict() != verdict) {
            failWithMessage(
                    "Expected %s, found %s in %s because of%n%s",
                    verdict, actual.verdict(), actual.folder().path(), inWords());
        }
        return this;
    }

    RehearsalAssert hasFound(FindingCode code) {
        if (findings().stream().noneMatch(finding -> finding.code() == code)) {
            failWithMessage("Expected to find %s, found%n%s", code, inWords());
        }
        return this;
    }

    RehearsalAssert hasFoundAt(FindingCode code, String where) {
        if (!isFoundAt(code, where)) {
            failWithMessage("Expected to find %s at %s, found%n%s", code, where, inWords());
        }
        return this;
    }

    RehearsalAssert hasFoundSaying(FindingCode code, String words) {
        if (findings().stream()
                .noneMatch(finding -> finding.code() == code && finding.found().contains(words))) {
            failWithMessage("Expected to find %s saying '%s', found%n%s", code, words, inWords());
        }
        return this;
    }

    RehearsalAssert hasNotFoundAt(FindingCode code, String where) {
        if (isFoundAt(code, where)) {
            failWithMessage("Expected not to find %s at %s, found%n%s", code, where, inWords());
        }
        return this;
    }

    RehearsalAssert hasFoundNothingBut(FindingCode... codes) {
        List<FindingCode> allowed = List.of(codes);
        if (findings().stream().anyMatch(finding -> !allowed.contains(finding.code()))) {
            failWithMessage("Expected to find nothing but %s, found%n%s", allowed, inWords());
        }
        return this;
    }

    RehearsalAssert hasNoFailedRequests() {
        return hasFigure("availability", "failed", "0").hasFigure("availability", "unknown", "0");
    }

    RehearsalAssert hasParity() {
        return hasFigure("parity", "differing", "0");
    }

    RehearsalAssert hasSeenLag() {
        if (actual.events().stream().noneMatch(Event.LagSeen.class::isInstance)) {
            failWithMessage("Expected to see how far green was behind, found nothing of it");
        }
        return this;
    }

    RehearsalAssert hasNoLostWrites() {
        return hasFigure("ledger", "lost", "0").hasFigure("ledger", "duplicated", "0");
    }

    /** That every request of the cool-down was answered, and some of them were writes. */
    RehearsalAssert hasFlowedAtTheEnd() throws CorruptLogException {
        List<Request> last = actual.coolingDown();
        if (last.stream().noneMatch(Request::isWrite)
                || last.stream().anyMatch(request -> request.status() != Status.OK)) {
            failWithMessage("Expected traffic to flow at the end, found %s", last);
        }
        return this;
    }

    /** That some writes of the cool-down were acknowledged, whatever became of others. */
    RehearsalAssert hasWrittenAtTheEnd() throws CorruptLogException {
        List<Request> last = actual.coolingDown();
        if (last.stream().noneMatch(request -> request.isWrite() && request.status() == Status.OK)) {
            failWithMessage("Expected writes to be acknowledged at the end, found %s", last);
        }
        return this;
    }

    RehearsalAssert hasFigure(String check, String name, String value) {
        String found = figures(check).getOrDefault(name, "no such figure");
        if (!found.equals(value)) {
            failWithMessage("Expected %s of %s to be %s, found %s", name, check, value, found);
        }
        return this;
    }

    RehearsalAssert hasTime(String check) {
        if (!figures(check).containsKey("time")) {
            failWithMessage("Expected %s to have taken a time, found %s", check, figures(check));
        }
        return this;
    }

    RehearsalAssert hasTakenBack(String step) {
        boolean isUndone = actual.events().stream()
                .anyMatch(event ->
                        event instanceof Event.Undone undone && undone.step().equals(step));
        if (!isUndone) {
            failWithMessage("Expected %s to have been taken back", step);
        }
        return this;
    }

    private boolean isFoundAt(FindingCode code, String where) {
        return findings().stream()
                .anyMatch(finding -> finding.code() == code && finding.where().equals(where));
    }

    private Map<String, String> figures(String check) {
        return actual.events().stream()
                .filter(event ->
                        event instanceof Event.Judged judged && judged.check().equals(check))
                .map(event -> ((Event.Judged) event).figures())
                .findFirst()
                .orElse(Map.of());
    }

    private List<Finding> findings() {
        return actual.events().stream()
                .filter(Event.Found.class::isInstance)
                .map(event -> ((Event.Found) event).finding())
                .toList();
    }

    private String inWords() {
        return findings().stream()
                .map(finding -> "%s %s: expected %s, found %s"
                        .formatted(finding.code(), finding.where(), finding.expected(), finding.found()))
                .collect(Collectors.joining("\n"));
    }
}
