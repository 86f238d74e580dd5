package dev.rehearsal.report.traffic;

import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ThinnedTest {
    @Test
    void few_are_all_kept() {
        assertThat(thinned(10).kept())
                .extracting(Request::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void of_many_every_second_then_every_fourth_is_kept_and_all_are_counted() {
        assertThat(thinned(11).kept()).extracting(Request::number).containsExactly(1L, 3L, 5L, 7L, 9L, 11L);
        assertThat(thinned(40).kept())
                .extracting(Request::number)
                .containsExactly(1L, 5L, 9L, 13L, 17L, 21L, 25L, 29L, 33L, 37L);
        assertThat(thinned(1_000_000).kept()).hasSizeBetween(5, 10);
        assertThat(thinned(1_000_000).seen()).isEqualTo(1_000_000);
    }

    private static Thinned thinned(long requests) {
        Thinned thinned = new Thinned(10);
        LongStream.rangeClosed(1, requests).mapToObj(ThinnedTest::request).forEach(thinned::add);
        return thinned;
    }

    private static Request request(long number) {
        return new Request(number, "create", 0, 0, 1, Status.OK, 1, number, "blue", "");
    }
}
