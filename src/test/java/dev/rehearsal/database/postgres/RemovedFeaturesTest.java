package dev.rehearsal.database.postgres;

import dev.rehearsal.database.postgres.RemovedFeature.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemovedFeaturesTest {
    private static final RemovedFeatures SOME = RemovedFeatures.of("""
            # what is no longer there
            15\tcolumn\tpg_catalog.pg_database.datlastsysoid
            16\tsetting\tpromote_trigger_file
            17\textension column\tpg_stat_statements.pg_stat_statements.blk_read_time
            17\tcolumn\tpg_catalog.pg_database.daticulocale
            """);

    @Test
    void what_one_release_has_and_the_other_has_not_lies_between_them() {
        assertThat(SOME.between(15, 17).names(Kind.COLUMN)).containsExactly("pg_catalog.pg_database.daticulocale");
        assertThat(SOME.between(14, 16).names(Kind.COLUMN)).containsExactly("pg_catalog.pg_database.datlastsysoid");
        assertThat(SOME.between(15, 15).all()).isEmpty();
        assertThat(SOME.between(16, 17).names(Kind.SETTING)).isEmpty();
    }

    @Test
    void an_extension_may_be_older_than_its_server() {
        assertThat(SOME.between(17, 18).names(Kind.EXTENSION_COLUMN)).hasSize(1);
        assertThat(SOME.between(15, 16).names(Kind.EXTENSION_COLUMN)).isEmpty();
    }

    @Test
    void it_is_written_as_it_was_read() {
        assertThat(RemovedFeatures.of(SOME.text())).isEqualTo(SOME);
        assertThat(SOME.text()).contains("17\textension column\tpg_stat_statements.");
    }

    @Test
    void a_line_that_is_none_is_named() {
        assertThatThrownBy(() -> RemovedFeatures.of("15 column pg_catalog.pg_database.datlastsysoid"))
                .hasMessageContaining("'15 column pg_catalog.pg_database.datlastsysoid' is no release, kind and name");
    }

    @Test
    void nothing_that_is_known_to_be_gone_is_told_twice() {
        List<String> names = RemovedFeatures.known().all().stream()
                .map(each -> each.kind() + each.name())
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(90)
                .filteredOn(name -> !name.startsWith("RESULT"))
                .doesNotHaveDuplicates();
    }
}
