package dev.rehearsal.check.parity;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CatalogListTest {
    private final CatalogList list = CatalogList.read();

    @Test
    void a_table_is_compared_by_kinds_that_there_are_and_every_kind_has_its_table() throws IOException {
        Set<String> kinds = new TreeSet<>(CatalogList.queried("structure/postgres"));
        kinds.addAll(Set.of("rows of a materialized view", "age of a materialized view"));

        assertThat(list.kinds("compared")).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void what_is_told_as_not_compared_is_asked_for() throws IOException {
        assertThat(CatalogList.queried("structure/postgres/not-compared")).containsAll(list.kinds("named"));
    }

    @Test
    void every_table_is_listed_once_in_a_way_that_is_explained() {
        assertThat(list.tables()).doesNotHaveDuplicates().isSorted();
        assertThat(list.lines()).allSatisfy(line -> {
            assertThat(line.way()).isIn("compared", "follows", "named", "server");
            assertThat(line.how()).isNotBlank();
        });
    }
}
