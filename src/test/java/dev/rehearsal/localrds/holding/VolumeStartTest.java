package dev.rehearsal.localrds.holding;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VolumeStartTest {
    @Test
    void a_clone_begins_where_its_last_timeline_does() {
        String ofAClonesClone = "1\t0/80AB2E8\tno recovery target specified\n\n2\t0/9000028\tbefore LSN 0/9000028\n";

        assertThat(VolumeStart.inHistory(ofAClonesClone).lsn()).isEqualTo("0/9000028");
    }

    @Test
    void comments_are_no_timelines() {
        assertThat(VolumeStart.inHistory("1\t0/1\tpromoted\n# a note\t0/2\n").lsn())
                .isEqualTo("0/1");
    }
}
