package dev.rehearsal.database.postgres;

import dev.rehearsal.database.dialect.StructurePair;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What looks like the work of a release, and is somebody's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class VersionCauseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            14 | 18 | grant      | table public.t to reporting | SELECT                  | MAINTAIN, SELECT
            14 | 18 | grant      | table public.t to reporting | DELETE, INSERT, REFERENCES, SELECT, TRIGGER, UPDATE | DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, UPDATE
            14 | 18 | default grant | tables of app            | SELECT to reporting     | MAINTAIN, SELECT to reporting
            14 | 18 | default grant | tables of app            | DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE to its owner | DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE to its owner; MAINTAIN to b
            14 | 18 | grant      | schema public to public     | USAGE                   | ``
            14 | 18 | owner      | schema public               | app                     | the owner of the database
            15 | 17 | setting    | work_mem                    | 8192 kB                 | 4096 kB, the default
            15 | 15 | setting    | jit                         | on, the default         | off, the default
            15 | 17 | extension  | citext                      | 1.6, in schema public   | 1.6, in schema other
            15 | 17 | extension  | citext                      | 1.6, in schema public   | 1.5 while 1.6 is here, in schema public
            15 | 17 | age of a materialized view | public.v        | what its query finds now | other than what its query finds now
            15 | 17 | statistics | public.t                    | present                 | missing
            15 | 17 | rows of a materialized view | public.v       | never refreshed         | refreshed, empty
            15 | 17 | rows of a materialized view | public.v       | refreshed               | refreshed, empty as its query finds no rows
            15 | 17 | membership | clerk in team               | uses it, becomes it     | becomes it
            15 | 17 | membership | clerk in team               | administers it          | ``
            15 | 17 | membership | clerk as a creator of roles | administers all         | ``
            16 | 17 | membership | clerk as a creator of roles | administers team        | administers none
            """)
    void a_real_difference_is_nobody_s_release(
            int blueRelease, int greenRelease, String kind, String object, String blue, String green) {
        assertThat(VersionCause.of(new StructurePair(kind, object, blue, green, blueRelease, greenRelease)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            statistics                 | missing                 | present                  | green is not behind blue
            setting                    | scram-sha-256           | scram-sha-256, the default | it is the same, and only one release's default
            rows of a materialized view | never refreshed        | refreshed                | green is not behind blue
            rows of a materialized view | never refreshed        | refreshed, empty as its query finds no rows | it was never filled
            membership                 | administers all         | administers team         | from release 16 on, a role that may create roles
            age of a materialized view | other than what its query finds now | what its query finds now | green is not behind blue
            age of a materialized view | what its query finds now | nobody knows            | its query takes too long
            """)
    void what_is_alike_or_more_on_green_or_nobody_can_tell_is_no_loss(
            String kind, String blue, String green, String reason) {
        assertThat(VersionCause.of(new StructurePair(kind, "public.any", blue, green, 15, 17)))
                .hasValueSatisfying(found -> assertThat(found).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grant | table public.t to app   | DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE | DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE
            default grant | tables of app   | DELETE with grant option, INSERT with grant option, MAINTAIN with grant option, REFERENCES with grant option, SELECT with grant option, TRIGGER with grant option, TRUNCATE with grant option, UPDATE with grant option to b; DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE to its owner | DELETE with grant option, INSERT with grant option, REFERENCES with grant option, SELECT with grant option, TRIGGER with grant option, TRUNCATE with grant option, UPDATE with grant option to b; DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE to its owner
            """)
    void what_a_release_brought_is_its_work_on_the_way_back_too(String kind, String object, String blue, String green) {
        assertThat(VersionCause.of(new StructurePair(kind, object, blue, green, 17, 15)))
                .isPresent();
    }
}
