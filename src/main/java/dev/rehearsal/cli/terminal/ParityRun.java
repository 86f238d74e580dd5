package dev.rehearsal.cli.terminal;

import dev.rehearsal.check.parity.ComparisonOptions;
import dev.rehearsal.check.parity.DataComparison;
import dev.rehearsal.check.parity.DataParity;
import dev.rehearsal.check.parity.SchemaComparison;
import dev.rehearsal.check.parity.Sequences;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two databases in every respect. */
public record ParityRun(Dialect dialect, Supplier<Sql> blue, Supplier<Sql> green, Journal journal) {
    private static final Duration AT_MOST = Duration.ofDays(7);

    /** What it came to. */
    public record Result(DataParity data, Sequences sequences, SchemaComparison schema) {
        List<Finding> findings() {
            return Stream.of(data.findings(), sequences.findings(), schema.findings())
                    .flatMap(List::stream)
                    .toList();
        }

        /** What neither rows nor structure show: sequences, and what could not be compared. */
        List<Finding> others() {
            return findings().stream()
                    .filter(finding -> finding.verdict() == Verdict.UNKNOWN
                            || sequences.findings().contains(finding))
                    .toList();
        }

        /** Tables that are there on one side only or have other columns, so that no row of theirs was compared. */
        List<Finding> unlike() {
            Set<String> compared =
                    data.tables().stream().map(TableParity::table).collect(Collectors.toSet());
            return data.findings().stream()
                    .filter(finding -> finding.verdict() == Verdict.FAILED && !compared.contains(finding.where()))
                    .toList();
        }

        /** Whether everything could be compared. */
        boolean isWhole() {
            return unlike().isEmpty() && findings().stream().noneMatch(finding -> finding.verdict() == Verdict.UNKNOWN);
        }

        public Verdict verdict() {
            return Verdict.worst(findings().stream().map(Finding::verdict).toList());
        }
    }

    /**
     * Structure first, which takes a moment and accounts for much of what differs in rows.
     *
     * @throws IllegalArgumentException when both are one and the same database
     */
    public Result compare(ComparisonOptions options) {
        SchemaComparison schema = schema();
        Sequences sequences = Sequences.compare(dialect, blue, green);
        DataParity data = DataComparison.live(dialect, blue, green, options, journal, Deadline.after(AT_MOST));
        return new Result(data, sequences, schema);
    }

    private SchemaComparison schema() {
        try (Sql ours = blue.get();
                Sql theirs = green.get()) {
            if (dialect.identity(ours).equals(dialect.identity(theirs))) {
                throw new IllegalArgumentException(
                        "BLUE and GREEN lead to one and the same database; name two, or see where their addresses lead");
            }
            return SchemaComparison.of(dialect.structures(), ours, theirs);
        }
    }
}
