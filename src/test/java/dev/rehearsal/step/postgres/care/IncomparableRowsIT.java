package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rows that only their values tell apart, and types that know no equality. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncomparableRowsIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Readiness readiness = new Readiness(twins, EnumSet.of(Precheck.OTHER_DATABASE));

    @Test
    void tables_without_a_key_block_by_columns_of_types_without_equality_and_by_what_is_made_of_them() {
        twins.onBlue(
                "create type spot as (at point, height int)",
                "create domain note as json",
                "create table spots (spot spot, notes note[], area circle, n int)",
                "create table late (id int primary key deferrable, seen xml)",
                "alter table late replica identity full",
                "insert into spots (n) values (1)",
                "insert into late values (1)",
                "update spots set n = 2",
                "delete from late");

        await().until(() ->
                readiness.notes(SuccessorKind.COPY).stream().noneMatch(note -> note.contains("only ever grew")));
        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": public.late by column seen of type xml, public.spots by column area of type circle, ")
                .contains("public.spots by column notes of type note[], public.spots by column spot of type spot →");
        assertThat(readiness.blockers(SuccessorKind.CLONE)).hasSize(1);
        assertThat(readiness.blockers(SuccessorKind.REPLICA)).isEmpty();
    }

    @Test
    void tables_that_only_ever_grew_are_noted_and_block_once_a_row_was_changed() {
        twins.onBlue("create table events (at timestamptz, doc json)", "insert into events values (now(), '{}')");

        assertThat(readiness.blockers(SuccessorKind.COPY)).isEmpty();
        assertThat(readiness.notes(SuccessorKind.COPY))
                .anyMatch(note -> note.contains("only ever grew") && note.contains(": public.events by column doc of"));
        assertThat(readiness.notes(SuccessorKind.REPLICA)).noneMatch(note -> note.contains("public.events"));

        twins.onBlue("update events set doc = '[]'");
        await().until(() -> readiness.blockers(SuccessorKind.COPY).size() == 1);
        assertThat(readiness.notes(SuccessorKind.COPY)).noneMatch(note -> note.contains("public.events"));
    }

    @Test
    void those_with_a_key_and_those_whose_types_know_equality_do_not() {
        twins.onBlue(
                "create type region as enum ('north', 'south')",
                "create type place as (region region, name varchar)",
                "create table places (place place, regions region[], spans numrange, codes char(3)[], doc jsonb, kind \"char\", "
                        + "name regclass, at timestamptz, id uuid, net cidr, bits varbit, words tsvector, asked tsquery, raw bytea)",
                "create table spots (id int primary key, at point)",
                "alter table spots replica identity full",
                "create table known (id int not null unique, doc json)",
                "alter table known replica identity using index known_id_key",
                "create unlogged table passing (doc json)");

        Readiness others = new Readiness(twins, EnumSet.of(Precheck.OTHER_DATABASE, Precheck.UNLOGGED_TABLE));
        assertThat(others.blockers(SuccessorKind.COPY)).isEmpty();
        assertThat(others.notes(SuccessorKind.COPY)).noneMatch(note -> note.contains("only ever grew"));
    }
}
