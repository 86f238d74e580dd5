package dev.rehearsal.check.ledger;

import dev.rehearsal.check.ledger.Holdings.Stamp;
import dev.rehearsal.journal.Counted;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was left on blue, against what green holds. */
record Left(WritesByOutcome writes, Holdings green, LastLook blue, long lostAllowed) {
    Optional<WriteIds> stranded() {
        return blue.holdings().map(holdings -> holdings.present().without(green.present()));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        stranded()
                .map(stranded -> stranded.count() > lostAllowed ? List.of(stranded(stranded)) : List.<Finding>of())
                .orElseGet(() -> List.of(unseen(FindingCode.STRANDED_WRITE, "every write on blue is on green too")))
                .forEach(findings::add);
        blue.afterCut()
                .map(rows -> rows.isEmpty() ? List.<Finding>of() : List.of(afterCut(rows)))
                .orElseGet(() -> List.of(unseen(FindingCode.WRITE_AFTER_CUT, "nothing commits on blue after the cut")))
                .forEach(findings::add);
        return List.copyOf(findings);
    }

    FigureTable tell(FigureTable figures) {
        stranded().ifPresent(stranded -> figures.count("stranded", stranded.count()));
        blue.afterCut()
                .ifPresent(rows -> figures.count(
                        "afterCut",
                        rows.values().stream().mapToLong(Long::longValue).sum()));
        Optional<Instant> last = lastOnBlue();
        Optional<Instant> first = firstOnGreen();
        last.ifPresent(at -> figures.text("lastWriteOnBlue", at.toString()));
        first.ifPresent(at -> figures.text("firstWriteOnGreen", at.toString()));
        return figures.duration("betweenThem", last.flatMap(from -> first.map(to -> Duration.between(from, to))));
    }

    private Optional<Instant> lastOnBlue() {
        return blue.holdings().stream()
                .flatMap(holdings -> holdings.stamps().stream())
                .map(Stamp::last)
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> firstOnGreen() {
        Set<String> blues = blue.holdings().stream()
                .flatMap(holdings -> holdings.stamps().stream())
                .map(Stamp::server)
                .collect(Collectors.toSet());
        return blues.isEmpty()
                ? Optional.empty()
                : green.stamps().stream()
                        .filter(stamp -> !blues.contains(stamp.server()))
                        .map(Stamp::first)
                        .min(Comparator.naturalOrder());
    }

    private static Finding stranded(WriteIds stranded) {
        return Finding.failed(
                FindingCode.STRANDED_WRITE,
                "every write on blue is on green too",
                stranded.describe(),
                "blue",
                "fence blue before the marker is written, and wait until the marker is on green");
    }

    private static Finding afterCut(Map<String, Long> rows) {
        String tables = rows.entrySet().stream()
                .map(table -> "%s of %s".formatted(new Counted(table.getValue(), "row", "rows"), table.getKey()))
                .collect(Collectors.joining(", "));
        return Finding.failed(
                FindingCode.WRITE_AFTER_CUT,
                "nothing commits on blue after the cut",
                tables,
                "blue",
                "find out which login got past the fence; revoke its right to connect and end its sessions");
    }

    private Finding unseen(FindingCode code, String expected) {
        return Finding.unknown(
                code, expected, blue.problem(), "blue", "keep blue reachable until it has been looked at");
    }
}
