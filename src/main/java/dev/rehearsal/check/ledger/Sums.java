package dev.rehearsal.check.ledger;

import dev.rehearsal.database.LedgerSource.ConservedSum;
import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Judges whether balances that only move between accounts still add up. */
final class Sums {
    private Sums() {}

    static List<Finding> findings(Optional<Balances> atStart, Sql serving, Ledger ledger) {
        if (ledger.sums().isEmpty()) {
            return List.of();
        }
        if (atStart.isEmpty()) {
            return List.of(Finding.unknown(
                    FindingCode.BALANCE_CHANGED,
                    "balances that add up to what they did at the start",
                    "nobody added them up at the start",
                    "balances",
                    "see why they could not be read then"));
        }
        Map<ConservedSum, BigDecimal> now = ledger.balances(serving).sums();
        return atStart.get().sums().entrySet().stream()
                .filter(sum -> sum.getValue().compareTo(Objects.requireNonNull(now.get(sum.getKey()))) != 0)
                .map(sum -> changed(sum.getKey(), sum.getValue(), Objects.requireNonNull(now.get(sum.getKey()))))
                .toList();
    }

    private static Finding changed(ConservedSum sum, BigDecimal before, BigDecimal now) {
        return Finding.failed(
                FindingCode.BALANCE_CHANGED,
                "%s, the sum of %s at the start".formatted(before.toPlainString(), sum.column()),
                now.toPlainString(),
                sum.table(),
                "part of a transaction was lost, doubled or changed by another hand; look for it in the table");
    }
}
