package dev.rehearsal.application;

import dev.rehearsal.database.LedgerSource.WriteTrace;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.localrds.TestAccount;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EstateIT {
    private static TestAccount account;

    @BeforeAll
    static void open() {
        account = TestAccount.open();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "16", "17", "18"})
    void every_version_takes_structure_and_sample_from_an_operator_who_is_no_superuser(String version)
            throws InterruptedException {
        String server = "estate-" + version;
        account.create(server, version);

        try (Sql sql = account.sql(server)) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 1000, 7);

            assertThat(sql.holds("select rolsuper from pg_roles where rolname = current_user"))
                    .isFalse();
            assertThat(sql.number("select count(*) from public.orders")).isEqualTo(1000);
            assertThat(sql.number("select count(*) from public.daily_turnover")).isPositive();
            assertThat(sql.number("select count(*) from public.accounts")).isEqualTo(Estate.ACCOUNTS);
            assertThat(sql.number("select count(*) from warehouse.documents")).isEqualTo(Estate.DOCUMENTS);
            assertThat(sql.texts("select extname from pg_extension")).contains("citext", "hstore", "pg_trgm");
            assertThat(tablesWithoutKey(sql)).containsExactly("warehouse.scans", "warehouse.shelves");
            assertThat(new Traces(sql).all()).isEmpty();
        }
        try (Sql sql = account.sql(server, account.application())) {
            assertThat(Estate.ledger().traces())
                    .extracting(WriteTrace::table)
                    .allSatisfy(table -> assertThat(
                                    sql.holds("select has_table_privilege(?, 'select, insert, update, delete')", table))
                            .isTrue());
        }
        account.client()
                .deleteDBInstance(
                        request -> request.dbInstanceIdentifier(server).skipFinalSnapshot(true));
    }

    @ParameterizedTest
    @ValueSource(strings = "17")
    void the_same_seed_gives_the_same_sample(String version) throws InterruptedException {
        account.create("first", version);
        account.create("second", version);

        List<String> first = fingerprint("first", 7);
        List<String> second = fingerprint("second", 7);

        assertThat(second).isEqualTo(first);
    }

    private static List<String> fingerprint(String server, long seed) {
        try (Sql sql = account.sql(server)) {
            new Estate(new PostgresDialect()).create(sql, account.application(), 1000, seed);
            return sql.texts("""
                    select md5(string_agg(o::text, '' order by id)) from public.orders o
                    union all select md5(string_agg(s::text, '' order by id)) from public.specimens s
                    union all select md5(string_agg(d::text, '' order by id)) from warehouse.documents d
                    union all select md5(string_agg(c::text, '' order by id)) from public.customers c
                    """);
        }
    }

    private static List<String> tablesWithoutKey(Sql sql) {
        return sql.texts("""
                select c.oid::regclass::text from pg_class c
                where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'warehouse'::regnamespace)
                    and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
                order by 1
                """);
    }
}
