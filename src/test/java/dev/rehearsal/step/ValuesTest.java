package dev.rehearsal.step;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ValuesTest {
    private final Journal journal = Journal.inMemory();
    private final Values values = new Values(journal);

    @Test
    void a_value_tells_which_step_noted_it_and_every_step_sees_it() {
        values.writtenBy(16).note("cut.blue", "7:7:");

        assertThat(values.writtenBy(17).get("cut.blue")).contains("7:7:");
        assertThat(journal.events())
                .extracting(event -> ((Event.ValueNoted) event).number())
                .containsExactly(16);
    }
}
