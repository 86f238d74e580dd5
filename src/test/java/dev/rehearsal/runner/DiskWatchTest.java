package dev.rehearsal.runner;

import dev.rehearsal.environment.Disk;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiskWatchTest {

    private final Interruption interruption = new Interruption();

    @AfterEach
    void takeBackTheInterruption() {
        interruption.shut();
    }

    @Test
    void a_disk_that_fills_up_breaks_the_rehearsal_off() {
        try (DiskWatch watch = watch(() -> Long.MAX_VALUE, () -> 150L << 20)) {
            watch.start();

            await().until(() -> interruption.reason().isPresent());
        }

        Finding found = interruption.reason().orElseThrow();
        assertThat(found.code()).isEqualTo(FindingCode.DISK_FULL);
        assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.where()).isEqualTo("work");
        assertThat(found.found()).isEqualTo("150 MiB");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void a_disk_with_just_enough_room_is_left_in_peace() {
        try (DiskWatch watch = watch(() -> DiskWatch.FLOOR_BYTES, () -> DiskWatch.FLOOR_BYTES)) {
            watch.look();
        }

        assertThat(interruption.reason()).isEmpty();
    }

    @Test
    void a_disk_that_cannot_be_looked_at_hides_no_other() {
        Disk.Measure unseen = () -> {
            throw new IOException("no such file system");
        };
        try (DiskWatch watch = watch(unseen, () -> 0)) {
            watch.look();
        }

        assertThat(interruption.reason().map(Finding::where)).contains("work");
    }

    private DiskWatch watch(Disk.Measure reports, Disk.Measure work) {
        return new DiskWatch(List.of(new Disk("reports", reports), new Disk("work", work)), interruption);
    }
}
