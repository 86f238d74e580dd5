package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Partitions to which rows belong by a number that their server gave. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HashPartitionsIT {
    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    private final Readiness readiness = new Readiness(twins, EnumSet.of(Precheck.OTHER_DATABASE));

    @Test
    void partitions_by_the_hash_of_an_enum_block_a_copy_and_no_clone() {
        twins.onBlue(
                "create type region as enum ('north', 'south')",
                "create domain place as region",
                "create table meters (r region) partition by hash (r)",
                "create table places (p place) partition by hash (p)",
                "create table numbers (n int) partition by hash (n)",
                "create function many(r region) returns region[] immutable language sql as 'select array[r]'",
                "create function label(r region) returns text[] immutable language sql as 'select case r when ''north'' then array[''n''] else array[''s''] end'",
                "create table sets (r region) partition by hash (many(r))",
                "create table labels (r region) partition by hash (label(r))",
                "create table lists (r region) partition by list (r)");

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": public.meters by HASH (r), public.places by HASH (p), public.sets by HASH (many(r)) →");
        assertThat(readiness.blockers(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void partitions_by_what_an_expression_hashes_of_an_enum_block_a_copy_and_no_clone() {
        twins.onBlue(
                "create type region as enum ('north', 'south')",
                "create function third(r region) returns int immutable language sql as 'select hashenum(r) % 3'",
                "create function length_of(r region) returns int immutable language sql as 'select length(r::text)'",
                "create table hashed (r region) partition by hash (hashenum(r))",
                "create table listed (r region) partition by list (third(r))",
                "create table measured (r region) partition by list (length_of(r))");

        assertThat(readiness.blockers(SuccessorKind.COPY))
                .singleElement()
                .asString()
                .contains(": public.hashed by HASH (hashenum(r)), public.listed by LIST (third(r)) →");
        assertThat(readiness.blockers(SuccessorKind.CLONE)).isEmpty();
    }
}
