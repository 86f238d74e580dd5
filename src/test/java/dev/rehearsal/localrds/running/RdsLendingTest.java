package dev.rehearsal.localrds.running;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RdsLendingTest {
    private final RdsLending lending = new RdsLending();

    @ParameterizedTest
    @CsvSource({
        "14, create publication upgrade for all tables",
        "18, CREATE PUBLICATION upgrade FOR ALL TABLES WITH (publish = 'insert')",
        "17, drop publication if exists upgrade",
        "15, create subscription upgrade connection 'host=blue' publication upgrade",
        "15, alter subscription upgrade disable",
        "14, set session_replication_role = replica",
        "17, create extension if not exists pgcrypto",
        "17, alter role \"app\" set \"log_statement\" to 'none'",
        "14, alter user app in database shop set pgaudit.log to 'none'"
    })
    void what_rds_allows_is_lent(int version, String sql) {
        assertThat(lending.roleFor(sql, version)).hasValue("rdsadmin");
    }

    @ParameterizedTest
    @CsvSource({
        "16, create subscription upgrade connection 'host=blue' publication upgrade",
        "17, drop subscription upgrade",
        "15, set session_replication_role = replica",
        "15, create publication upgrade for table orders"
    })
    void what_the_version_grants_by_itself_is_not_lent(int version, String sql) {
        assertThat(lending.roleFor(sql, version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter system set wal_level = 'logical'",
                "create role root superuser",
                "alter role app set search_path to 'a set log_b'",
                "alter role app superuser",
                "select 'create publication x for all tables'",
                "copy orders to program 'cat'"
            })
    void everything_else_is_not(String sql) {
        assertThat(lending.roleFor(sql, 15)).isEmpty();
    }
}
