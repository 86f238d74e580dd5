package dev.rehearsal.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ParityEventsTest {
    @TempDir
    Path folder;

    @Test
    void what_a_comparison_saw_is_read_back_as_it_was_written() throws Exception {
        var cell = new RowDifference.Cell("status", "paid", "void");
        var row = new RowDifference(RowDifference.Kind.CHANGED, "id=17", List.of(cell));
        var table = new TableParity(
                "public.orders", ParityMoment.CUT, 100, 100, 2, 8192, Duration.ofMillis(3), 1, true, List.of(row));
        var explained = new SchemaDifference("view", "public.open_orders", "select a", "select t.a", "spelt anew");
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.create(file)) {
            journal.append(new Event.TableCompared(journal.now(), table));
            journal.append(new Event.SchemaDiffered(journal.now(), explained));

            assertThat(JournalFormat.read(file)).isEqualTo(journal.events());
        }

        assertThat(explained.explained()).isTrue();
    }
}
