package dev.rehearsal.environment;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OpeningTest {
    @Test
    void what_cannot_be_closed_after_a_failed_opening_is_left_behind() throws Exception {
        try (Journal journal = Journal.inMemory()) {
            assertThatThrownBy(() -> Opening.open("embedded", OpeningTest::failed, journal))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("no room");

            assertThat(journal.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.LEFT_BEHIND);
                assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
                assertThat(finding.found()).isEqualTo("the work folder could not be closed: still in use");
                assertThat(finding.where()).isEqualTo("embedded");
                assertThat(finding.advice()).contains("cleanup");
            });
        }
    }

    private static Environment failed(Closing closing) throws IOException {
        closing.remember("the work folder", () -> {
            throw new IOException("still in use");
        });
        throw new IOException("no room");
    }
}
