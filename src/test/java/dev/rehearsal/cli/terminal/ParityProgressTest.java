package dev.rehearsal.cli.terminal;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.TableParity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ParityProgressTest {
    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said);
    private final Screen screen = new Screen(out, out, Ansi.OFF);

    @Test
    void a_table_of_which_not_all_rows_could_be_judged_is_not_called_the_same() {
        ParityProgress progress = new ParityProgress(screen, new Terminal(Optional.empty()));

        progress.accept(compared("public.equal", 0, false));
        progress.accept(compared("public.restless", 0, true));
        progress.accept(compared("public.changed", 3, true));

        assertThat(said.toString().lines().map(String::strip))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("same    public.equal"),
                        line -> assertThat(line).startsWith("unknown public.restless"),
                        line -> assertThat(line).startsWith("differs public.changed"));
    }

    @Test
    void how_far_it_has_come_is_drawn_on_a_terminal_alone() {
        new ParityProgress(screen, new Terminal(Optional.empty())).read("public.equal", 10, 100);
        assertThat(said.toString()).isEmpty();

        new ParityProgress(screen, new Terminal(Optional.of(80))).read("public.equal", 10, 100);
        assertThat(said.toString()).endsWith("public.equal: 10 of about 100 rows");
    }

    private static Event compared(String table, long differing, boolean isPartial) {
        return new Event.TableCompared(
                Instant.EPOCH,
                new TableParity(
                        table,
                        ParityMoment.LIVE,
                        100,
                        100,
                        1,
                        8192,
                        Duration.ofMillis(3),
                        differing,
                        isPartial,
                        List.of()));
    }
}
