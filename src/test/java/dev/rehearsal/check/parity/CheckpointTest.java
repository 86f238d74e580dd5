package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.TwinTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointTest {
    private static final TwinTable ORDERS = new Named("public.orders", "hash of id");
    private static final Piece FIRST = Piece.between(Optional.empty(), Optional.of("10"));
    private static final Piece SECOND = Piece.between(Optional.of("10"), Optional.of("20"));
    private static final Piece THIRD = Piece.between(Optional.of("20"), Optional.of("30"));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("parity.jsonl");
    }

    @Test
    void what_was_compared_is_gone_on_with() {
        note(FIRST, SECOND);

        try (Checkpoint again = Checkpoint.in(file)) {
            assertThat(again.of(ORDERS)).extracting(Checkpoint.Done::piece).containsExactly(FIRST, SECOND);
            assertThat(again.since()).isPresent();
            assertThat(again.of(new Named("public.accounts", "hash of id"))).isEmpty();
        }
    }

    @Test
    void what_comes_after_a_gap_is_compared_again() {
        note(FIRST, THIRD);

        try (Checkpoint again = Checkpoint.in(file)) {
            assertThat(again.of(ORDERS)).extracting(Checkpoint.Done::piece).containsExactly(FIRST);
        }
    }

    @Test
    void a_line_that_a_crash_cut_short_is_passed_over_and_spoils_none_after_it() throws IOException {
        note(FIRST);
        Files.writeString(file, "{\"table\":\"public.ord", StandardOpenOption.APPEND);
        note(SECOND);

        try (Checkpoint again = Checkpoint.in(file)) {
            assertThat(again.of(ORDERS)).extracting(Checkpoint.Done::piece).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void what_was_compared_of_other_databases_does_not_count() {
        note(FIRST);

        try (Checkpoint again = Checkpoint.in(file)) {
            again.begin("two other databases");

            assertThat(again.of(ORDERS)).isEmpty();
        }
    }

    @Test
    void a_table_that_has_changed_is_compared_again() {
        note(FIRST);

        try (Checkpoint again = Checkpoint.in(file)) {
            assertThat(again.of(new Named("public.orders", "hash of id and note")))
                    .isEmpty();
        }
    }

    @Test
    void a_comparison_that_reached_its_end_is_not_gone_on_with() {
        try (Checkpoint checkpoint = Checkpoint.in(file)) {
            checkpoint.note(ORDERS, FIRST, 10, true);
            checkpoint.end();
        }

        try (Checkpoint again = Checkpoint.in(file)) {
            assertThat(again.of(ORDERS)).isEmpty();
            assertThat(again.since()).isEmpty();
        }
    }

    private void note(Piece... pieces) {
        try (Checkpoint checkpoint = Checkpoint.in(file)) {
            List.of(pieces).forEach(piece -> checkpoint.note(ORDERS, piece, 10, true));
        }
    }

    private record Named(String name, String shape) implements TwinTable {
        @Override
        public List<String> columns() {
            return List.of("id");
        }

        @Override
        public List<String> key() {
            return List.of("id");
        }

        @Override
        public boolean isRanged() {
            return true;
        }

        @Override
        public long rows() {
            return 30;
        }

        @Override
        public long bytes() {
            return 3000;
        }

        @Override
        public RowReader onBlue(Sql blue) {
            throw new UnsupportedOperationException("nothing is read here");
        }

        @Override
        public RowReader onGreen(Sql green) {
            throw new UnsupportedOperationException("nothing is read here");
        }
    }
}
