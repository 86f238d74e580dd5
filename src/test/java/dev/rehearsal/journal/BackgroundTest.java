package dev.rehearsal.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BackgroundTest {
    @TempDir
    Path folder;

    @Test
    void what_was_so_before_is_read_back_as_it_was_written() throws Exception {
        var figure = new PublishedFigure(
                PublishedFigure.Measure.LONGEST_WAIT, "1082 ms", "somebody else", "https://example.org/upgrade");
        var step = new RunbookLine(13, "pause-traffic", "switchover", "Run cutover");
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.create(file)) {
            journal.append(new Background.Circumstances(journal.now(), Map.of("processors", "2")));
            journal.append(new Background.RunbookRead(journal.now(), List.of(step)));
            journal.append(new Background.Published(journal.now(), figure));

            assertThat(JournalFormat.read(file)).isEqualTo(journal.events());
        }
    }
}
