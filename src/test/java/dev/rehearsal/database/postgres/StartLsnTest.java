package dev.rehearsal.database.postgres;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Versions that Aurora no longer has for new clusters, but that clusters may still run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartLsnTest {
    @Test
    void up_to_12_9_no_server_can_tell_it() {
        assertThat(StartLsn.reason("12.9", 120009))
                .isEqualTo("its version is 12.9, and aurora_volume_logical_start_lsn() came with 12.10");
        assertThat(StartLsn.reason("11.22", 110022)).contains("its version is 11.22");
    }

    @Test
    void from_12_10_on_only_aurora_can() {
        assertThat(StartLsn.reason("12.10", 120010)).contains("which only Aurora has");
        assertThat(StartLsn.reason("17.5", 170005)).contains("which only Aurora has");
    }
}
