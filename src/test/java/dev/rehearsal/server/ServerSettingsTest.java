package dev.rehearsal.server;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerSettingsTest {
    @Test
    void what_the_server_describes_is_read() {
        ServerSettings settings = ServerSettings.parse("""
                max_wal_senders\tpostmaster\tReplication / Sending Servers\tINTEGER\t10\t0\t262143\tSets the maximum.\t
                work_mem\tuser\tResource Usage / Memory\tINTEGER\t4096\t64\t2147483647\tSets the memory.\tMuch more.
                not a setting
                """);

        assertThat(settings.find("max_wal_senders"))
                .hasValueSatisfying(setting -> assertThat(setting.isStatic()).isTrue());
        assertThat(settings.find("work_mem")).hasValueSatisfying(setting -> {
            assertThat(setting.isStatic()).isFalse();
            assertThat(setting.standard()).isEqualTo("4096");
            assertThat(setting.least()).isEqualTo("64");
        });
        assertThat(settings.find("not a setting")).isEmpty();
    }
}
