package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What looking at the rows for which rules hold has shown.
 *
 * @param broken the rules that rows break, each with how many rows do, or why that cannot be told
 * @param unread the rules that were validated once and whose rows could not be looked at now, each with why
 */
public record BrokenRules(List<String> broken, List<String> unread) {
    /** How long the rules that were validated may take, all of them; one that never was takes as long as it does. */
    public static final Duration WORTH = Duration.ofMinutes(1);

    public BrokenRules {
        broken = List.copyOf(broken);
        unread = List.copyOf(unread);
    }

    /** Of rules of tables. */
    public static BrokenRules inTables(Sql sql, Duration worth) {
        return new Look(sql, worth).at(UnvalidatedRule.ofTables(sql));
    }

    /** Of rules of domains, by the column in which their values lie. */
    public static BrokenRules inDomains(Sql sql, Duration worth) {
        return new Look(sql, worth).at(UnvalidatedRule.ofDomains(sql));
    }

    /** Of what is named by columns of types such as regclass: that another server could find it by its name. */
    public static BrokenRules inNames(Sql sql, Duration worth) {
        return new Look(sql, worth).at(UnvalidatedRule.ofNames(sql));
    }

    /** Reads each table once for all its rules, or in parts where it has many. */
    private static final class Look {
        private static final long LONGEST = Duration.ofSeconds(10).toMillis();

        /** More conditions than that are not in one statement, which has room for 1664 columns. */
        private static final int AT_ONCE = 100;

        private static final String CANCELED = "57014";

        private final Sql sql;
        private final Duration worth;
        private final long until;
        private final List<String> broken = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();

        Look(Sql sql, Duration worth) {
            this.sql = sql;
            this.worth = worth;
            this.until = System.nanoTime() + worth.toNanos();
        }

        BrokenRules at(List<UnvalidatedRule> rules) {
            rules.stream()
                    .collect(Collectors.groupingBy(
                            rule -> List.of(rule.source(), rule.isValidated()),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values()
                    .forEach(this::inParts);
            return new BrokenRules(
                    broken.stream().sorted().toList(), unread.stream().sorted().toList());
        }

        private void inParts(List<UnvalidatedRule> rules) {
            for (int first = 0; first < rules.size(); first += AT_ONCE) {
                together(rules.subList(first, Math.min(first + AT_ONCE, rules.size())));
            }
        }

        private void together(List<UnvalidatedRule> rules) {
            boolean areValidated = rules.get(0).isValidated();
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (areValidated && left <= 0) {
                refused(rules, "the %d s for all such rules were over".formatted(worth.toSeconds()));
                return;
            }
            try {
                counted(rules, areValidated ? within(Math.min(left, LONGEST), rules) : rows(rules));
            } catch (SqlFailedException e) {
                if (e.isConnectionLoss()) {
                    throw e;
                }
                if (rules.size() == 1 || e.sqlState().equals(CANCELED)) {
                    refused(rules, e.reason());
                } else {
                    // One rule that fails lets all of them fail.
                    rules.forEach(rule -> together(List.of(rule)));
                }
            }
        }

        private void counted(List<UnvalidatedRule> rules, Long[] rows) {
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] > 0) {
                    broken.add("%s: %,d %s".formatted(rules.get(i).name(), rows[i], rows[i] == 1 ? "row" : "rows"));
                }
            }
        }

        /** That one cannot be looked at that was validated says nothing of its rows. */
        private void refused(List<UnvalidatedRule> rules, String reason) {
            rules.forEach(rule -> (rule.isValidated() ? unread : broken).add("%s: %s".formatted(rule.name(), reason)));
        }

        private Long[] within(long milliseconds, List<UnvalidatedRule> rules) {
            sql.execute("begin transaction read only; set local statement_timeout = %d".formatted(milliseconds));
            try {
                return rows(rules);
            } finally {
                sql.execute("rollback");
            }
        }

        private Long[] rows(List<UnvalidatedRule> rules) {
            return sql.listAsWritten(UnvalidatedRule.counting(rules), row ->
                            (Long[]) row.getArray(1).getArray())
                    .get(0);
        }
    }
}
