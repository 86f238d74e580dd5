package dev.rehearsal.machine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each part used of the CPU between two looks at the processes. The time of a process that ended counts too: the
 * one that started it inherits it, and so its part does. For one thread.
 */
final class Usage {
    private Map<Long, RunningProcess> before = Map.of();

    /** What was used since the look before, in microseconds, and by which processes of others. */
    record Used(Map<Part, Long> byPart, List<Single> others) {
        /** One process: the CPU time that it used, in microseconds, and the bytes that it had moved. */
        record Single(RunningProcess process, long used, long moved) {}
    }

    /** Takes a look. The first one shows nothing. */
    Used since(Collection<RunningProcess> processes, Map<Long, Part> parts) {
        Map<Long, RunningProcess> now = new HashMap<>();
        processes.forEach(process -> now.put(process.pid(), process));
        Used used = before.isEmpty() ? new Used(Map.of(), List.of()) : used(now, parts);
        before = now;
        return used;
    }

    private Used used(Map<Long, RunningProcess> now, Map<Long, Part> parts) {
        Map<Long, Long> grown = new HashMap<>();
        now.values().forEach(process -> grown.put(process.pid(), process.total() - totalBefore(process)));
        before.values().stream()
                .filter(process -> same(process, now).isEmpty())
                .forEach(ended ->
                        heir(ended, now).ifPresent(heir -> grown.merge(heir.pid(), -ended.total(), Long::sum)));
        Map<Part, Long> byPart = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            byPart.put(part, 0L);
        }
        List<Used.Single> others = new ArrayList<>();
        now.values().forEach(process -> {
            Part part = parts.getOrDefault(process.pid(), Part.OTHERS);
            long used = Math.max(0, grown.getOrDefault(process.pid(), 0L));
            byPart.merge(part, used, Long::sum);
            if (part == Part.OTHERS) {
                others.add(new Used.Single(process, used, process.moved() - movedBefore(process)));
            }
        });
        return new Used(byPart, List.copyOf(others));
    }

    private long totalBefore(RunningProcess process) {
        return same(process, before).map(RunningProcess::total).orElse(0L);
    }

    private long movedBefore(RunningProcess process) {
        return same(process, before).map(RunningProcess::moved).orElse(0L);
    }

    private static Optional<RunningProcess> same(RunningProcess process, Map<Long, RunningProcess> others) {
        return Optional.ofNullable(others.get(process.pid())).filter(other -> other.started() == process.started());
    }

    /**
     * Who inherited the time of a process that ended, which was counted while it ran and is not counted again: the
     * nearest ancestor that still runs, if it inherited anything.
     */
    private Optional<RunningProcess> heir(RunningProcess ended, Map<Long, RunningProcess> now) {
        Optional<RunningProcess> ancestor = Optional.ofNullable(before.get(ended.parent()));
        for (int depth = 0; ancestor.isPresent() && depth < before.size(); depth++) {
            Optional<RunningProcess> still = ancestor.flatMap(each -> same(each, now));
            if (still.isPresent()) {
                return still.filter(heir -> heir.inherited() > inheritedBefore(heir));
            }
            ancestor = ancestor.flatMap(each -> Optional.ofNullable(before.get(each.parent())));
        }
        return Optional.empty();
    }

    private long inheritedBefore(RunningProcess process) {
        return same(process, before).map(RunningProcess::inherited).orElse(process.inherited());
    }
}
