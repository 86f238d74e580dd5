package dev.rehearsal.check.parity;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.localrds.TestAccount;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LocaleParityIT {
    @Test
    void a_database_with_another_locale_is_found_on_releases_that_have_no_setting_for_it() throws InterruptedException {
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "17");
            Address other = new Address(account.endpoint("blue"), "elsewhere");
            try (Sql sql = account.sql("blue")) {
                sql.execute("create database elsewhere template template0 lc_collate 'C' lc_ctype 'C'");
                try (Sql elsewhere = account.connector().openAlone(other, account.operator())) {
                    assertThat(SchemaComparison.of(new PostgresDialect().structures(), sql, elsewhere)
                                    .findings())
                            .filteredOn(finding -> finding.found().equals("C"))
                            .extracting(Finding::code, Finding::where)
                            .containsExactlyInAnyOrder(
                                    tuple(FindingCode.SETTING_DIFFERS, "setting lc_collate"),
                                    tuple(FindingCode.SETTING_DIFFERS, "setting lc_ctype"));
                }
            }
        }
    }

    @Test
    void one_locale_and_one_list_are_the_same_by_whatever_name_and_however_written() throws InterruptedException {
        try (TestAccount account = TestAccount.open()) {
            account.create("blue", "17");
            try (Sql sql = account.sql("blue")) {
                sql.execute("create database elsewhere");
                sql.execute("alter database shop set lc_monetary = 'C'");
                sql.execute("alter database elsewhere set lc_monetary = 'POSIX'");
                sql.execute("select set_config('search_path', '\"$user\",public', false)");
                sql.execute("alter database elsewhere set search_path from current");
                sql.execute("alter database shop set search_path = \"$user\", public");
            }
            Address other = new Address(account.endpoint("blue"), "elsewhere");
            try (Sql sql = account.sql("blue");
                    Sql elsewhere = account.connector().openAlone(other, account.operator())) {
                assertThat(SchemaComparison.of(new PostgresDialect().structures(), sql, elsewhere)
                                .differences())
                        .isEmpty();
            }
        }
    }
}
