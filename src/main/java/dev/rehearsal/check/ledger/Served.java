package dev.rehearsal.check.ledger;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.util.ArrayList;
import java.util.List;

/** The ledger against the server that serves. */
record Served(WritesByOutcome writes, Holdings holdings, long lostAllowed) {
    WriteIds lost() {
        return writes.acknowledged().without(holdings.present());
    }

    WriteIds phantoms() {
        return writes.refused().in(holdings.present());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (lost().count() > lostAllowed) {
            findings.add(finding(
                    FindingCode.LOST_WRITE,
                    "at most %,d acknowledged writes missing".formatted(lostAllowed),
                    lost(),
                    "see whether they are on blue (STRANDED_WRITE) or nowhere; wait for replication after the fence"));
        }
        if (holdings.repeated().count() > 0) {
            findings.add(finding(
                    FindingCode.DUPLICATE_WRITE,
                    "every write once",
                    holdings.repeated(),
                    "make writes idempotent by their id, and see whether replication applied twice"));
        }
        if (phantoms().count() > 0) {
            findings.add(finding(
                    FindingCode.PHANTOM_WRITE,
                    "no write that the client was told had failed",
                    phantoms(),
                    "let the application answer 'unknown' when it cannot tell whether a commit went through"));
        }
        return List.copyOf(findings);
    }

    FigureTable tell() {
        return new FigureTable()
                .count("acknowledged", writes.acknowledged().count())
                .count("refused", writes.refused().count())
                .count("unknown", writes.unknown().count())
                .count("present", holdings.present().count())
                .count("lost", lost().count())
                .count("duplicated", holdings.repeated().count())
                .count("phantom", phantoms().count())
                .count(
                        "unknown.committed",
                        writes.unknown().in(holdings.present()).count())
                .count(
                        "unknown.absent",
                        writes.unknown().without(holdings.present()).count());
    }

    private static Finding finding(FindingCode code, String expected, WriteIds found, String advice) {
        return Finding.failed(code, expected, found.describe(), "the server that serves", advice);
    }
}
