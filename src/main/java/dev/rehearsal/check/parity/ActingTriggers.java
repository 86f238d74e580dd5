package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PrecheckQueries;
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
    private static final List<String> KINDS = List.of("applied-trigger", "replica-trigger", "event-trigger");

    /** Names them beside the tables whose rows differ; looks for them only where rows do. */
    static DataParity namedIn(DataParity parity, Supplier<Sql> green) {
        return parity.findings().stream().anyMatch(ActingTriggers::isDifference)
                ? of(green).namedIn(parity)
                : parity;
    }

    private static ActingTriggers of(Supplier<Sql> green) {
        try (Sql sql = green.get()) {
            return new ActingTriggers(KINDS.stream()
                    .flatMap(kind -> PrecheckQueries.found(sql, kind).stream())
                    .toList());
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
