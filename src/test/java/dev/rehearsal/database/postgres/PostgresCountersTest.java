package dev.rehearsal.database.postgres;

import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.SequencePosition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostgresCountersTest {
    @Test
    void many_are_shown_by_the_first_few() {
        List<SequencePosition> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new SequencePosition(new Relation("s", "n" + i), i, true, 1))
                .toList();

        assertThat(new PostgresCounters().setting(many.subList(0, 1)))
                .isEqualTo(
                        "select setval(name::regclass, last::bigint, called) from (values ('\"s\".\"n0\"', 0, true)) as sequences (name, last, called) where to_regclass(name) is not null");
        assertThat(new PostgresCounters().setting(many))
                .contains("\"n9\"", "{9990 more}")
                .doesNotContain("\"n10\"");
    }
}
