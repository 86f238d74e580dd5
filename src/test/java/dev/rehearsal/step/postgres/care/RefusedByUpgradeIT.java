package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What pg_upgrade would refuse after a clone was made of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusedByUpgradeIT {
    /** There always are further databases on servers that tests share. */
    private static final Set<Precheck> BESIDES = Set.of(Precheck.OTHER_DATABASE);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void columns_of_types_whose_values_are_not_taken_over_block_a_clone_alone() {
        twins.onBlue(
                "create domain callback as regproc",
                "create type job as (what callback)",
                "create table jobs (id int primary key, todo job[], form pg_class, rights aclitem)",
                "create materialized view searches as select 'simple'::regconfig as config");

        assertThat(blockers(SuccessorKind.CLONE, "17"))
                .singleElement()
                .asString()
                .contains(
                        ": public.jobs.form of type pg_class, public.jobs.rights of type aclitem, public.jobs.todo of type job[], public.searches.config of type regconfig →",
                        "or write 'accept: [refused-by-upgrade]'");
        assertThat(blockers(SuccessorKind.COPY, "17")).isEmpty();
        assertThat(blockers(SuccessorKind.REPLICA, "17")).isEmpty();
        assertThat(blockers(SuccessorKind.CLONE, "15")).isEmpty();
    }

    @Test
    void names_that_are_taken_over_and_views_do_not_block() {
        twins.onBlue(
                "create table kept (id int primary key, t regclass, y regtype, r regrole)",
                "create view names as select oid::regproc as name from pg_proc");

        assertThat(blockers(SuccessorKind.CLONE, "17")).isEmpty();
    }

    @Test
    void a_column_that_is_nullable_under_a_parent_s_that_is_not_blocks_from_release_18_on() {
        twins.onBlue(
                "create table parent (id int primary key, n int not null, m int not null)",
                "create table child () inherits (parent)",
                "alter table child alter n drop not null");

        assertThat(blockers(SuccessorKind.CLONE, "18"))
                .singleElement()
                .asString()
                .contains(": public.child.n, which is nullable while that of its parent is not →");
        assertThat(blockers(SuccessorKind.CLONE, "17")).isEmpty();
    }

    @Test
    void a_database_that_is_closed_or_not_valid_blocks() {
        String closed = twins.name() + "_closed";
        String broken = twins.name() + "_broken";
        try (Sql superuser = twins.account().rds().server("blue").sql(twins.name())) {
            superuser.execute("create database " + closed);
            superuser.execute("create database " + broken);
            superuser.execute("alter database %s allow_connections false".formatted(closed));
            superuser.execute("update pg_database set datconnlimit = -2 where datname = '%s'".formatted(broken));
            try {
                assertThat(blockers(SuccessorKind.CLONE, "17"))
                        .singleElement()
                        .asString()
                        .contains("database %s, to which nobody may connect".formatted(closed))
                        .contains("database %s, which is not valid".formatted(broken));
            } finally {
                superuser.execute("drop database " + closed);
                superuser.execute("drop database " + broken);
            }
        }
    }

    private List<String> blockers(SuccessorKind kind, String version) {
        return new CheckUpgradeReadiness("blue", "later", kind, Duration.ofMinutes(1), BESIDES)
                .plan(twins.context()
                        .planned("later", new Servers.Spec(Engine.POSTGRES, version, "db.m6g.large"))
                        .build())
                .blockers();
    }
}
