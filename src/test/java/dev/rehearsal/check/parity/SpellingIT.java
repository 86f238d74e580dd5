package dev.rehearsal.check.parity;

import dev.rehearsal.application.Estate;
import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.CommonParser;
import dev.rehearsal.database.dialect.Structure;
import dev.rehearsal.database.postgres.AcceptedRows;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.journal.Verdict;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** As an operator who is no superuser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SpellingIT {
    @ParameterizedTest
    @CsvSource({"15, 17", "14, 18", "17, 15", "17, 17"})
    void what_means_the_same_is_silent_and_all_that_does_not_is_found(int blueRelease, int greenRelease)
            throws InterruptedException {
        List<Spelling> spellings = Spelling.since(Math.min(blueRelease, greenRelease));
        try (Twinned servers = Twinned.open(String.valueOf(blueRelease), String.valueOf(greenRelease));
                Sql blue = servers.blue();
                Sql green = servers.green()) {
            for (Sql sql : List.of(blue, green)) {
                new Estate(new PostgresDialect()).create(sql, servers.account().application(), 100, 7);
                Beside.STRUCTURE.forEach(sql::execute);
                OddThings.STRUCTURE.forEach(sql::execute);
            }
            Spelling.make(spellings, blue, green);

            SchemaComparison comparison = SchemaComparison.of(new PostgresDialect().structures(), blue, green);

            assertThat(comparison.unread()).isEmpty();
            assertThat(Spelling.found(comparison)).containsExactlyInAnyOrderElementsOf(Spelling.different(spellings));
            assertThat(comparison.explained())
                    .filteredOn(difference -> difference.object().equals("spelt.zone"))
                    .extracting(SchemaDifference::reason)
                    .containsExactly("it is spelt otherwise, and means the same to a server's parser");
            assertThat(AcceptedRows.refused(blue, green, "green")).isEmpty();
        }
    }

    @Test
    void what_is_spelt_otherwise_and_no_server_may_be_asked_about_leaves_the_verdict_unknown()
            throws InterruptedException {
        try (Twinned servers = Twinned.open("15", "17")) {
            servers.onBoth(
                    "create schema closed",
                    "create table closed.t (one int)",
                    "create view closed.v as select one from closed.t");
            try (Sql blue = servers.account().sql("blue", servers.account().application());
                    Sql green = servers.account().sql("green", servers.account().application())) {
                SchemaComparison comparison = SchemaComparison.of(new PostgresDialect().structures(), blue, green);

                assertThat(comparison.findings())
                        .filteredOn(finding -> finding.where().equals("view closed.v"))
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
                            assertThat(finding.found()).contains("permission denied for schema closed");
                        });
                assertThat(comparison.unexplained()).isEmpty();
            }
        }
    }

    @Test
    void what_a_lock_keeps_the_parser_from_reading_is_told_as_such() throws Exception {
        try (Twinned servers = Twinned.open("15", "17")) {
            servers.onBoth("create table public.t (one int)", "create view public.v as select one from public.t");
            try (Sql blue = servers.blue();
                    Sql green = servers.green();
                    Sql locking = servers.green()) {
                SchemaItem ours = view(new PostgresDialect().structures().read(blue));
                SchemaItem theirs = view(new PostgresDialect().structures().read(green));
                CommonParser parser = new PostgresDialect().structures().parser(green);
                assertThat(parser.compare(ours, theirs).isSame()).isTrue();

                green.execute("set lock_timeout = '100ms'");
                locking.connection().setAutoCommit(false);
                locking.execute("lock table public.t");

                CommonParser.Answer answer = parser.compare(ours, theirs);
                assertThat(answer.isSame()).isFalse();
                assertThat(answer.obstacle())
                        .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("lock timeout"));
            }
        }
    }

    private static SchemaItem view(Structure structure) {
        return structure.items().stream()
                .filter(item -> item.object().equals("public.v"))
                .filter(item -> item.meaning().isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_in_no_comparison_is_named() throws InterruptedException {
        try (Twinned servers = Twinned.open("17", "17")) {
            servers.onBoth(
                    "create extension citext",
                    "create table public.t (one int)",
                    "create rule ended as on update to public.t do instead delete from public.t where one = old.one",
                    "create rule quiet as on delete to public.t do instead nothing",
                    "create function public.counted() returns bigint begin atomic select count(*) from public.t; end",
                    "create procedure public.filled() begin atomic insert into public.t values (1); end");
            servers.onGreen(
                    "create publication kept for table public.t",
                    "alter table public.t replica identity full",
                    "create table public.settings as select 1 as one",
                    "alter extension citext add table public.settings");
            try (Sql blue = servers.blue();
                    Sql green = servers.green()) {
                SchemaComparison comparison = SchemaComparison.of(new PostgresDialect().structures(), blue, green);

                assertThat(comparison.findings()).isEmpty();
                assertThat(comparison.uncompared())
                        .containsEntry("publication", "none on blue, 1 (kept) on green")
                        .containsEntry("replica identity other than the key", "none on blue, 1 (public.t) on green")
                        .containsEntry("rows of an extension's table", "none on blue, 1 (public.settings) on green")
                        .containsEntry(
                                "meaning of a rule's statement",
                                "1 (public.t: ended) on blue, 1 (public.t: ended) on green")
                        .containsEntry(
                                "meaning of a function's statements",
                                "1 (public.filled()) on blue, 1 (public.filled()) on green")
                        .containsEntry(
                                "password of a role",
                                "2 (application, operator) on blue, 2 (application, operator) on green")
                        .doesNotContainKey("subscription");
            }
        }
    }
}
