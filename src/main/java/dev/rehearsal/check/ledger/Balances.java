package dev.rehearsal.check.ledger;

import dev.rehearsal.database.LedgerSource.ConservedSum;
import java.math.BigDecimal;
import java.util.Map;

/** What columns whose sum no write changes added up to, at one moment. */
public record Balances(Map<ConservedSum, BigDecimal> sums) {
    public Balances {
        sums = Map.copyOf(sums);
    }
}
