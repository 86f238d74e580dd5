package dev.rehearsal.machine;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttributionTest {
    private static final List<Mark> MARKS = List.of(
            Mark.commandLine(Part.SERVERS, "/var/rehearsal/servers"),
            new Mark(
                    Part.FORWARDERS,
                    process -> process.program().startsWith("docker-proxy")
                            && process.commandLine().contains("-container-ip 172.18.")),
            Mark.ids(Part.COMMAND, () -> List.of(50L)));

    private final Attribution attribution = new Attribution(new Table());

    @Test
    void children_belong_to_the_part_of_the_process_that_started_them() {
        Map<Long, Part> parts = attribution.of(
                List.of(
                        running(1, 0, "init"),
                        running(10, 1, "postgres -D /var/rehearsal/servers/1"),
                        running(11, 10, "postgres: checkpointer"),
                        running(50, 1, "java"),
                        running(51, 50, "sh"),
                        running(52, 51, "java")),
                MARKS);

        assertThat(parts)
                .containsEntry(1L, Part.OTHERS)
                .containsEntry(10L, Part.SERVERS)
                .containsEntry(11L, Part.SERVERS)
                .containsEntry(52L, Part.COMMAND);
    }

    @Test
    void the_proxies_of_somebody_else_s_containers_are_others() {
        Map<Long, Part> parts = attribution.of(
                List.of(
                        running(2, 1, "docker-proxy -container-ip 172.18.0.3"),
                        running(3, 1, "docker-proxy -container-ip 172.17.0.3")),
                MARKS);

        assertThat(parts).containsEntry(2L, Part.FORWARDERS).containsEntry(3L, Part.OTHERS);
    }

    @Test
    void what_a_process_starts_is_not_of_its_part_where_its_mark_is_for_it_alone() {
        List<Mark> engine = List.of(
                Mark.alone(Part.COMMAND, process -> process.program().startsWith("containerd")),
                Mark.commandLine(Part.SERVERS, "/var/rehearsal/servers"));

        Map<Long, Part> parts = attribution.of(
                List.of(
                        running(1, 0, "init"),
                        running(2, 1, "containerd-shim"),
                        running(3, 2, "somebody else's"),
                        running(4, 2, "postgres -D /var/rehearsal/servers/1"),
                        running(5, 4, "postgres: checkpointer")),
                engine);

        assertThat(parts)
                .containsEntry(2L, Part.COMMAND)
                .containsEntry(3L, Part.OTHERS)
                .containsEntry(5L, Part.SERVERS);
    }

    @Test
    void a_process_is_known_anew_when_it_has_become_its_program() {
        attribution.of(List.of(running(50, 1, "java"), running(60, 50, "java")), MARKS);

        assertThat(attribution.of(
                        List.of(running(50, 1, "java"), running(60, 50, "pg_ctl -D /var/rehearsal/servers/2")), MARKS))
                .containsEntry(60L, Part.SERVERS);
    }

    /** A process's command line stands in its name here. */
    private static RunningProcess running(long pid, long parent, String commandLine) {
        return new RunningProcess(pid, parent, 7, commandLine, 0, 0, 0, 0);
    }

    private record Table() implements ProcessTable {
        @Override
        public List<RunningProcess> read() {
            return List.of();
        }

        @Override
        public String commandLine(RunningProcess process) {
            return process.name();
        }

        @Override
        public String group(RunningProcess process) {
            return "";
        }
    }
}
