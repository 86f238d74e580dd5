package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.localrds.TestAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is locked cannot be compared, and nobody waits for it for ever. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LockedTablesIT {
    @Test
    void a_table_that_somebody_has_locked_is_named_and_keeps_nobody_waiting() throws Exception {
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "15");
            account.create("green", "15");
            for (String role : List.of("blue", "green")) {
                try (Sql sql = account.sql(role)) {
                    sql.execute("create table orders (id int primary key check (id > 0))");
                }
            }
            isTold(account);
        }
    }

    private static void isTold(TestAccount account) {
        try (Sql locking = account.sql("green");
                Sql blue = account.sql("blue");
                Sql green = account.sql("green")) {
            locking.execute("begin");
            locking.execute("lock table public.orders in access exclusive mode");
            long session = locking.number("select pg_backend_pid()");
            Instant begun = Instant.now();

            List<Finding> findings = SchemaComparison.of(new PostgresDialect().structures(), blue, green)
                    .findings();

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(5));
            assertThat(findings).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
                assertThat(finding.found()).contains("lock timeout: table ", "orders is locked by session " + session);
            });
            locking.execute("rollback");
        }
    }
}
