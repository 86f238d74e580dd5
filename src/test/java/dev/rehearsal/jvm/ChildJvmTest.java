package dev.rehearsal.jvm;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Isolated("it sets a system property that others read")
class ChildJvmTest {
    @AfterEach
    void forget() {
        System.clearProperty(ChildJvm.ARCHIVE);
    }

    @Test
    void an_archive_is_used_where_there_is_one() {
        assertThat(ChildJvm.command()).noneMatch(word -> word.contains("SharedArchiveFile"));

        System.setProperty(ChildJvm.ARCHIVE, "/some/classes.jsa");

        assertThat(ChildJvm.command()).contains("-XX:SharedArchiveFile=/some/classes.jsa");
    }

    @Test
    void options_of_a_process_come_after_those_of_all() {
        List<String> command = ChildJvm.command("-Xmx1m");

        assertThat(command.get(0)).endsWith("/bin/java");
        assertThat(command).endsWith("-Xmx1m").contains("-XX:+UseSerialGC");
    }
}
