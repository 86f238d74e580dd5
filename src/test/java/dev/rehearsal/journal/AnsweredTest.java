package dev.rehearsal.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnsweredTest {
    @TempDir
    private Path folder;

    @Test
    void an_answer_is_read_as_it_was_written() throws Exception {
        Path file = folder.resolve("journal.jsonl");
        Event.Answered answered;
        try (Journal journal = Journal.create(file)) {
            answered = new Event.Answered(journal.now(), "Go on?", true, "a terminal");
            journal.append(answered);
        }

        assertThat(JournalFormat.read(file)).containsExactly(answered);
        assertThat(answered.describe()).isEqualTo("Go on? Yes, says a terminal");
    }
}
