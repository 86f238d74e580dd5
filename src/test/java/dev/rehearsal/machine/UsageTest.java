package dev.rehearsal.machine;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UsageTest {
    private static final Map<Long, Part> PARTS =
            Map.of(1L, Part.OTHERS, 10L, Part.SERVERS, 11L, Part.SERVERS, 12L, Part.SERVERS);

    private final Usage usage = new Usage();

    @Test
    void the_first_look_shows_nothing() {
        assertThat(usage.since(List.of(init(0), running(10, 1, 500, 0)), PARTS).byPart())
                .isEmpty();
    }

    @Test
    void a_child_that_ended_counts_once() {
        usage.since(List.of(init(0), running(10, 1, 100, 0), running(11, 10, 400, 0)), PARTS);

        Usage.Used used = usage.since(List.of(init(0), running(10, 1, 110, 450)), PARTS);

        assertThat(used.byPart()).containsEntry(Part.SERVERS, 60L).containsEntry(Part.OTHERS, 0L);
    }

    @Test
    void a_tree_that_ended_is_not_blamed_on_whoever_inherits_it() {
        usage.since(List.of(init(0), running(10, 1, 100, 0), running(11, 10, 400, 0)), PARTS);

        Usage.Used used = usage.since(List.of(init(505)), PARTS);

        assertThat(used.byPart()).containsEntry(Part.OTHERS, 5L);
    }

    @Test
    void a_process_that_came_in_between_counts_whole() {
        usage.since(List.of(init(0)), PARTS);

        Usage.Used used = usage.since(List.of(init(0), running(12, 1, 70, 0)), PARTS);

        assertThat(used.byPart()).containsEntry(Part.SERVERS, 70L);
    }

    @Test
    void another_process_of_the_same_id_is_another() {
        usage.since(List.of(init(0), running(10, 1, 1_000, 0)), PARTS);

        Usage.Used used = usage.since(List.of(init(0), new RunningProcess(10, 1, 99, "new", 30, 0, 0, 0)), PARTS);

        assertThat(used.byPart()).containsEntry(Part.SERVERS, 30L);
    }

    private static RunningProcess init(long inherited) {
        return running(1, 0, 0, inherited);
    }

    private static RunningProcess running(long pid, long parent, long used, long inherited) {
        return new RunningProcess(pid, parent, 7, "process-" + pid, used, inherited, 0, 0);
    }
}
