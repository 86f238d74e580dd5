package dev.rehearsal.application;

import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.SqlFile;
import dev.rehearsal.database.postgres.PostgresDialect;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EstateTest {
    @Test
    void migrations_come_in_the_order_of_their_names_and_hold_no_data() {
        List<SqlFile> migrations = new Estate(new PostgresDialect()).migrations();

        assertThat(migrations).extracting(SqlFile::name).isSorted().contains("01-types.sql", "06-rights.sql");
        assertThat(migrations).noneMatch(file -> file.text().startsWith("insert"));
    }

    @Test
    void every_table_of_the_ledger_has_an_index_on_the_write_that_is_not_unique() {
        String structure = new Estate(new PostgresDialect())
                .migrations().stream().map(SqlFile::text).collect(Collectors.joining());

        assertThat(Estate.ledger().traces())
                .extracting(WriteTrace::table)
                .hasSize(7)
                .allSatisfy(table ->
                        assertThat(structure).containsPattern("create index \\w+ on " + table + " \\(write_id\\)"));
    }
}
