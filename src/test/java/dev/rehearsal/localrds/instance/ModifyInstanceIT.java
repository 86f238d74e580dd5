package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.TestAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A change is pending, then made, then seen; and what is no change that can be made is refused. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModifyInstanceIT {
    private static TestAccount account;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        rds = account.client();
        account.create("resized", "15");
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void a_change_stays_invisible_for_a_while_and_then_interrupts() throws InterruptedException {
        DBInstance answered = rds.modifyDBInstance(request -> request.dbInstanceIdentifier("resized")
                        .dbInstanceClass("db.m6g.2xlarge")
                        .applyImmediately(true))
                .dbInstance();
        List<String> walked = new ArrayList<>(List.of(answered.dbInstanceStatus()));
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(() -> {
            DBInstance now = account.instance("resized");
            if (!walked.get(walked.size() - 1).equals(now.dbInstanceStatus())) {
                walked.add(now.dbInstanceStatus());
            }
            return now.dbInstanceClass().equals("db.m6g.2xlarge")
                    && now.dbInstanceStatus().equals("available");
        });

        assertThat(answered.dbInstanceStatus()).isEqualTo("available");
        assertThat(answered.pendingModifiedValues().dbInstanceClass()).isEqualTo("db.m6g.2xlarge");
        assertThat(walked).containsExactly("available", "modifying", "available");
        assertThat(account.instance("resized").pendingModifiedValues().dbInstanceClass())
                .isNull();
    }

    @Test
    void a_change_for_later_stays_pending_until_one_applies_immediately() {
        String before = account.instance("resized").dbInstanceClass();
        rds.modifyDBInstance(request -> request.dbInstanceIdentifier("resized").dbInstanceClass("db.r6g.large"));

        assertThat(account.instance("resized").dbInstanceClass()).isEqualTo(before);
        assertThat(account.instance("resized").pendingModifiedValues().dbInstanceClass())
                .isEqualTo("db.r6g.large");

        rds.modifyDBInstance(request ->
                request.dbInstanceIdentifier("resized").backupRetentionPeriod(2).applyImmediately(true));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(account.instance("resized").dbInstanceClass()).isEqualTo("db.r6g.large");
            assertThat(account.instance("resized").backupRetentionPeriod()).isEqualTo(2);
            assertThat(account.instance("resized").dbInstanceStatus()).isEqualTo("available");
        });
    }

    @Test
    void upgrades_are_refused_with_the_reason() {
        assertThatThrownBy(() -> rds.modifyDBInstance(
                        request -> request.dbInstanceIdentifier("resized").engineVersion("14")))
                .hasMessageContaining("Cannot upgrade postgres from 15.19 to 14.24");
        assertThatThrownBy(() -> rds.modifyDBInstance(
                        request -> request.dbInstanceIdentifier("resized").engineVersion("17")))
                .hasMessageContaining("AllowMajorVersionUpgrade");
        assertThatThrownBy(() -> rds.modifyDBInstance(request -> request.dbInstanceIdentifier("resized")
                        .engineVersion("17")
                        .allowMajorVersionUpgrade(true)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("pg_upgrade");
    }
}
