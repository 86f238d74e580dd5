package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Triggers;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import java.util.List;
import java.util.function.Supplier;

/**
 * Triggers of green that act where changes are applied, or on what is defined there: they may have written what
 * differs, which a comparison of rows alone does not tell.
 */
record ActingTriggers(List<String> names) {
    /** Of {@link PrecheckQueries}. */
    /** Names them beside the tables whose rows differ; looks for them only where rows do. */
    static DataParity namedIn(DataParity parity, Triggers triggers, Supplier<Sql> green) {
        return parity.findings().stream().anyMatch(ActingTriggers::isDifference)
                ? of(triggers, green).namedIn(parity)
                : parity;
    }

    private static ActingTriggers of(Triggers triggers, Supplier<Sql> green) {
        try (Sql sql = green.get()) {
            return new ActingTriggers(triggers.acting(sql));
        } catch (SqlFailedException | IllegalStateException e) {
            // What differs is known all the same.
            return new ActingTriggers(List.of());
        }
    }

    private DataParity namedIn(DataParity parity) {
        return names.isEmpty()
                ? parity
                : parity.with(parity.findings().stream().map(this::named).toList());
    }

    private Finding named(Finding finding) {
        return isDifference(finding)
                ? Finding.failed(
                        finding.code(),
                        finding.expected(),
                        "%s; green has triggers that act where changes are applied or something is defined, and may have written that: %s"
                                .formatted(finding.found(), String.join(", ", names)),
                        finding.where(),
                        finding.advice())
                : finding;
    }

    private static boolean isDifference(Finding finding) {
        return finding.code() == FindingCode.ROWS_DIFFER && finding.verdict() == Verdict.FAILED;
    }
}
