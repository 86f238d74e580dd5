package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.postgres.care.CheckUpgradeReadiness;
import dev.rehearsal.step.postgres.care.SuccessorKind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.Parameter;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PreparedTransactionIT {
    private static final Servers.Spec SPEC = new Servers.Spec(Engine.POSTGRES, "15", "db.m6g.large");

    @Test
    void a_prepared_transaction_blocks_an_upgrade() throws InterruptedException {
        try (TestAccount account = TestAccount.open()) {
            account.createLogical("blue", "15");
            account.client()
                    .modifyDBParameterGroup(request -> request.dbParameterGroupName("blue-logical")
                            .parameters(Parameter.builder()
                                    .parameterName("max_prepared_transactions")
                                    .parameterValue("5")
                                    .applyMethod("pending-reboot")
                                    .build()));
            account.client().rebootDBInstance(request -> request.dbInstanceIdentifier("blue"));
            account.awaitApplied("blue", "in-sync");
            StepContext context = new TestContext()
                    .connector(account.connector())
                    .operator(account.operator())
                    .server("blue", account.address("blue"), SPEC)
                    .planned("green", SPEC)
                    .build();
            try (Sql sql = account.sql("blue")) {
                sql.execute("begin");
                sql.execute("create table held (n int)");
                sql.execute("prepare transaction 'half done'");
            }

            assertThat(new CheckUpgradeReadiness("blue", "green", SuccessorKind.COPY, Duration.ofMinutes(1), Set.of())
                            .plan(context)
                            .blockers())
                    .singleElement()
                    .asString()
                    .contains("prepared transactions", "'half done' of operator in database");
        }
    }
}
