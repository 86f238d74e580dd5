package dev.rehearsal.environment;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.Servers.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static dev.rehearsal.database.Engine.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A copy that never begins fails nowhere; the server's log alone tells that no worker is left for it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OutOfWorkersIT {
    @Test
    void a_server_that_has_no_worker_left_to_copy_with_says_so() throws InterruptedException {
        try (TestAccount account = TestAccount.open()) {
            account.createLogical("blue", "15");
            account.create("green", "17");
            DatabaseServer green = account.rds().server("green");
            green.stop();
            green.start(Map.of("max_logical_replication_workers", "1"));
            Spec spec = new Spec(POSTGRES, "17", "db.m6g.large");
            Roles roles = new Roles(account.client(), spec, spec, Journal.inMemory());
            roles.assign("green", "green", Servers.Kind.INSTANCE);
            RdsLogs logs = new RdsLogs(
                    account.client(),
                    roles,
                    ShownLogs.without(new PostgresDialect(), Withheld.NOTHING, account.operator(), List.of()));

            String table = "create table public.orders (id int primary key)";
            try (Sql operator = account.sql("blue");
                    Sql superuser = green.sql(TestAccount.DATABASE)) {
                List.of(table, "create publication upgrade for all tables").forEach(operator::execute);
                List.of(table, subscribing(account)).forEach(superuser::execute);
            }

            await().untilAsserted(() -> assertThat(logs.cause("green"))
                    .contains("the log of green tells: WARNING: out of logical replication worker slots"));
        }
    }

    private static String subscribing(TestAccount account) {
        Endpoint blue = account.endpoint("blue");
        return "create subscription upgrade connection 'host=%s port=%d dbname=%s user=%s password=%s' publication upgrade"
                .formatted(
                        blue.host(),
                        blue.port(),
                        TestAccount.DATABASE,
                        account.operator().user(),
                        account.operator().password());
    }
}
