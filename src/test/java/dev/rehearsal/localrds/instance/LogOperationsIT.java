package dev.rehearsal.localrds.instance;

import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.TestAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The log of an instance is had by the RDS API, its newest lines first. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogOperationsIT {
    private static TestAccount account;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        rds = account.client();
        account.create("blue", "15");
    }

    @AfterAll
    static void close() {
        account.close();
    }

    private static void fail(String name) {
        try (Sql sql = account.sql("blue")) {
            assertThatThrownBy(() -> sql.execute("select 1 / 0 as " + name));
        }
    }

    @Test
    void the_last_lines_are_given_without_a_marker() {
        fail("first");
        fail("last");

        String two = rds.downloadDBLogFilePortion(request -> request.dbInstanceIdentifier("blue")
                        .logFileName("error/postgresql.log")
                        .numberOfLines(2))
                .logFileData();
        String all = rds.downloadDBLogFilePortion(
                        request -> request.dbInstanceIdentifier("blue").logFileName("error/postgresql.log"))
                .logFileData();

        assertThat(two.lines()).hasSize(2).last().asString().contains("STATEMENT:  select 1 / 0 as last");
        assertThat(all).contains("as first", "database system is ready to accept connections");
    }

    @Test
    void the_file_is_described_and_reading_is_no_call_that_changes_anything() {
        fail("described");
        int calls = account.rds().calls().size();

        assertThat(rds.describeDBLogFilesPaginator(request -> request.dbInstanceIdentifier("blue"))
                        .describeDBLogFiles())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.logFileName()).isEqualTo("error/postgresql.log");
                    assertThat(file.size()).isPositive();
                    assertThat(file.lastWritten()).isPositive();
                });
        rds.downloadDBLogFilePortion(
                request -> request.dbInstanceIdentifier("blue").logFileName("error/postgresql.log"));
        assertThat(account.rds().calls()).hasSize(calls);
    }

    @Test
    void another_file_and_another_instance_are_not_found() {
        assertThatThrownBy(() -> rds.downloadDBLogFilePortion(
                        request -> request.dbInstanceIdentifier("blue").logFileName("error/postgresql.csv")))
                .isInstanceOf(DbLogFileNotFoundException.class);
        assertThatThrownBy(() -> rds.describeDBLogFiles(request -> request.dbInstanceIdentifier("green")))
                .isInstanceOf(DbInstanceNotFoundException.class);
    }
}
