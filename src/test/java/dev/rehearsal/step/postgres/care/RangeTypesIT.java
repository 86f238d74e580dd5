package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Functions of the user's that ranges are compared and measured by. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RangeTypesIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Readiness readiness = new Readiness(twins, EnumSet.of(Precheck.OTHER_DATABASE));

    @Test
    void a_measure_that_needs_a_search_path_blocks_where_ranges_are_indexed_or_analyzed() {
        spans("less");

        assertThat(readiness.plan(SuccessorKind.COPY, "17").blockers())
                .singleElement()
                .asString()
                .contains(
                        "range in public.spans.span by public.gap: ERROR: function less(",
                        "range in public.loose.span by");
        assertThat(readiness.plan(SuccessorKind.CLONE, "16").blockers())
                .singleElement()
                .asString()
                .contains("range in public.spans.span by public.gap: ERROR: function less(")
                .doesNotContain("public.loose");
        assertThat(readiness.blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void one_that_names_its_schemas_does_not() {
        spans("public.less");

        assertThat(readiness.plan(SuccessorKind.COPY, "17").blockers()).isEmpty();
    }

    private void spans(String function) {
        twins.onBlue(
                "create function less(a float8, b float8) returns float8 immutable language sql as 'select a - b'",
                "create function gap(a float8, b float8) returns float8 immutable language sql as 'select %s(a, b)'"
                        .formatted(function),
                "create type span as range (subtype = float8, subtype_diff = gap)",
                "create table spans (id int primary key, span span)",
                "create table loose (id int primary key, span span, spans span[], plain int4range)",
                "create index by_span on spans using gist (span)");
        List.of("spans", "loose")
                .forEach(table -> twins.onBlue(
                        "insert into %s (id, span) values (1, '[1,2]'), (2, '[3,)'), (3, null)".formatted(table)));
    }
}
