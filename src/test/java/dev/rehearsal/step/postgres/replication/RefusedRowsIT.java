package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.AcceptedRows;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What green refuses beside what blue does, and what only looks so. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusedRowsIT {
    private static final String[] SEATS = {
        "create collation anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "create table seats (id int primary key, a int not null, b int, c text, d text, during int4range)"
    };

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unique (a)                       | unique (a, b)
            unique (a)                       | unique (b, a)
            unique (a)                       | unique nulls not distinct (a, b)
            unique (a)                       | unique (a) deferrable initially deferred
            unique nulls not distinct (b)    | unique (b)
            unique (b) deferrable            | unique (b) deferrable
            unique (a) include (b)           | unique (a)
            exclude using gist (during with &&) | exclude using gist (during with &&)
            """)
    void a_constraint_that_refuses_nothing_more_is_silent(String onBlue, String onGreen) {
        assertThat(refused(
                        "alter table seats add constraint one " + onBlue,
                        "alter table seats add constraint one " + onGreen))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unique (a, b)                    | unique (a)                       | rows alike in (a)
            unique (b)                       | unique nulls not distinct (b)    | rows alike in (b), nulls too
            unique (b)                       | unique nulls not distinct (b, a) | rows alike in (a, b), nulls too
            unique (a) deferrable            | unique (a)                       | rows alike in (a)
            unique (a) deferrable initially deferred | unique (a) deferrable    | rows alike in (a)
            unique (a)                       | exclude using gist (during with &&) | what one excludes
            """)
    void a_constraint_that_refuses_more_is_told(String onBlue, String onGreen, String found) {
        assertThat(refused(
                        "alter table seats add constraint one " + onBlue,
                        "alter table seats add constraint one " + onGreen))
                .containsExactly("table public.seats of green refuses what the publisher's takes: " + found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a)                              | (a) where b > 0
            (a) where b in (1, 2)            | (a, c) where b = any (array[1, 2])
            (lower(c))                       | (lower(c), a)
            ((a + 1))                        | ((a + 1))
            (c collate anycase)              | (c)
            (c collate anycase)              | (c collate anycase)
            (c collate "C")                  | (c)
            (extract(year from timestamp '2020-01-01' + a * interval '1 day')) | (extract(year from timestamp '2020-01-01' + a * interval '1 day'))
            """)
    void an_index_that_refuses_nothing_more_is_silent(String onBlue, String onGreen) {
        assertThat(refused("create unique index one on seats " + onBlue, "create unique index one on seats " + onGreen))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a) where b > 0                  | (a)                              | rows alike in (a)
            (a) where b > 0                  | (a) where b > 1                  | rows alike in (a) where (b > 1)
            (lower(c))                       | (upper(c))                       | rows alike in (upper(c))
            (c, a)                           | (lower(c), a)                    | rows alike in (a, lower(c))
            (c)                              | (c collate anycase)              | rows alike in (c collate public.anycase)
            """)
    void an_index_that_refuses_more_is_told(String onBlue, String onGreen, String found) {
        assertThat(refused("create unique index one on seats " + onBlue, "create unique index one on seats " + onGreen))
                .containsExactly("table public.seats of green refuses what the publisher's takes: " + found);
    }

    @Test
    void servers_whose_roles_have_other_search_paths_call_nothing_different() {
        twins.onBoth(
                "create schema own",
                "create type own.kind as enum ('small')",
                "create function own.bare(text) returns text language sql immutable return lower($1)",
                "create table own.boxes (id int primary key, sort own.kind, note text)",
                "create unique index one on own.boxes (own.bare(note)) where sort = 'small'::own.kind");
        twins.onBlue("alter role operator in database %s set search_path = own, public".formatted(twins.name()));

        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            assertThat(blue.text("select 'own.kind'::regtype::text")).hasValue("kind");
            assertThat(PublishedTables.of(blue).differences(PublishedTables.of(green), "green"))
                    .isEmpty();
            assertThat(AcceptedRows.refused(blue, green, "green")).isEmpty();
            assertThat(blue.text("show search_path")).hasValue("own, public");
        }
    }

    /** The driver insists on a style of dates. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            intervalstyle         | iso_8601    | span > interval '1 day 2 hours'
            timezone              | Asia/Tokyo  | at > timestamptz '2024-01-01 12:00+00'
            extra_float_digits    | -5          | f > 0.1234567890123456::float8
            bytea_output          | escape      | raw > '\\x00ff'::bytea
            quote_all_identifiers | on          | f > 0
            """)
    void sessions_that_spell_values_otherwise_call_nothing_different(String setting, String value, String predicate) {
        twins.onBoth(
                "create table visits (id int, span interval, at timestamptz, f float8, raw bytea)",
                "create unique index one on visits (id) where " + predicate);

        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            blue.execute("set %s = '%s'".formatted(setting, value));
            assertThat(AcceptedRows.refused(blue, green, "green")).isEmpty();
            assertThat(PublishedTables.of(blue).differences(PublishedTables.of(green), "green"))
                    .isEmpty();
            assertThat(blue.text("show " + setting)).hasValue(value);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list (region)        | for values in ('north')          | for values in ('south')             | FOR VALUES IN ('south'), where the publisher's are FOR VALUES IN ('north')
            range (day)          | for values from ('2024-01-01') to ('2024-02-01') | for values from ('2024-01-02') to ('2024-02-01') | FOR VALUES FROM ('2024-01-02') TO ('2024-02-01'), where the publisher's are FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')
            hash (id)            | for values with (modulus 2, remainder 0) | for values with (modulus 2, remainder 1) | FOR VALUES WITH (modulus 2, remainder 1), where the publisher's are FOR VALUES WITH (modulus 2, remainder 0)
            """)
    void a_partition_by_other_bounds_is_told_with_both(String key, String onBlue, String onGreen, String found) {
        twins.onBoth("create table visits (id int, region text, day date) partition by " + key);
        twins.onBlue("create table visits_1 partition of visits " + onBlue);
        twins.onGreen("create table visits_1 partition of visits " + onGreen);

        assertThat(refused())
                .containsExactly(
                        "table public.visits_1 of green refuses what the publisher's takes: rows beyond its bounds, "
                                + found);
    }

    @Test
    void a_default_partition_is_told_by_what_the_other_partitions_leave_it_and_one_that_is_no_partition_here() {
        twins.onBoth("create table visits (id int, region text) partition by list (region)");
        twins.onBoth("create table rest partition of visits default");
        twins.onBlue("create table visits_1 (id int, region text)");
        twins.onGreen("create table visits_1 partition of visits for values in ('north')");

        assertThat(refused())
                .satisfiesExactly(
                        rest -> assertThat(rest)
                                .contains("public.rest of green", "'north'", "where the publisher's are true"),
                        other -> assertThat(other).endsWith("rows beyond its bounds, FOR VALUES IN ('north')"));
    }

    @Test
    void partitions_by_the_same_bounds_are_silent_whatever_the_numbers_of_their_parents_and_who_spells_them() {
        twins.onGreen("create table first_of_all (id int)");
        twins.onBoth(
                "create table hashed (id int) partition by hash (id)",
                "create table hashed_1 partition of hashed for values with (modulus 2, remainder 0)",
                "create table visits (id int, day date) partition by range (extract(year from day))",
                "create table visits_1 partition of visits for values from (2024) to (2025) partition by list (day)",
                "create table visits_2 partition of visits_1 for values in ('2024-02-01')",
                "create table visits_3 partition of visits_1 default");

        assertThat(refused()).isEmpty();
    }

    @Test
    void a_table_that_is_partitioned_on_green_alone_is_not_missing_there() {
        twins.onBlue("create table visits (id int, day date)");
        twins.onGreen("create table visits (id int, day date) partition by range (day)");

        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            assertThat(PublishedTables.of(blue).differences(PublishedTables.of(green), "green"))
                    .isEmpty();
            twins.onGreen("alter table visits drop column id");
            assertThat(PublishedTables.of(blue).differences(PublishedTables.of(green), "green"))
                    .containsExactly("table \"public\".\"visits\" has other columns on green: it lacks id integer");
        }
    }

    private List<String> refused() {
        try (Sql blue = twins.blue();
                Sql green = twins.green()) {
            return AcceptedRows.refused(blue, green, "green");
        }
    }

    private List<String> refused(String onBlue, String onGreen) {
        twins.onBoth(SEATS);
        twins.onBlue(onBlue);
        twins.onGreen(onGreen);
        return refused();
    }
}
