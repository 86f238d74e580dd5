package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Before release 15 nobody counts the errors of a subscription; that nobody applies its changes is seen all the same.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UncountedErrorsIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void changes_that_cannot_be_applied_block_the_wait_and_a_worker_that_begins_anew_does_not() throws Exception {
        try (TestAccount account = TestAccount.open()) {
            account.createLogical("blue", "14");
            account.createLogical("green", "14");
            try (Sql blue = account.sql("blue");
                    Sql green = account.sql("green")) {
                StepContext context = subscribed(account, blue, green);

                green.execute("alter subscription upgrade disable");
                green.execute("alter subscription upgrade enable");
                assertThat(SubscribedTwins.waiting(context).blockers()).isEmpty();

                green.execute("insert into orders values (7000, 'in the way')");
                blue.execute("insert into orders values (7000, 'late')");
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(
                                        SubscribedTwins.waiting(context).blockers())
                                .singleElement()
                                .asString()
                                .contains("nobody applies what subscription 'upgrade' receives"));

                green.execute("delete from orders where id = 7000");
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(
                                        SubscribedTwins.waiting(context).blockers())
                                .isEmpty());
            }
        }
    }

    private static StepContext subscribed(TestAccount account, Sql blue, Sql green) throws Exception {
        Servers.Spec spec = new Servers.Spec(Engine.POSTGRES, "14", "db.m6g.large");
        StepContext context = new TestContext()
                .connector(account.connector())
                .operator(account.operator())
                .login(account.application())
                .rds(account.client())
                .server("blue", account.address("blue"), spec)
                .server("green", account.address("green"), spec)
                .within(LONG)
                .build();
        for (Sql sql : List.of(blue, green)) {
            sql.execute(SubscribedTwins.ORDERS);
            new PostgresMarkers().creating().forEach(sql::execute);
        }
        new CreatePublication("blue", "upgrade").execute(context);
        new CreateSubscription("green", "blue", "upgrade", "upgrade", Duration.ofSeconds(10)).execute(context);
        new WaitForInitialCopy("green", "upgrade", "blue").execute(context);
        return context;
    }
}
