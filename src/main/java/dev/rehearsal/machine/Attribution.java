package dev.rehearsal.machine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which part each process belongs to: by its own marks, else by those of the process that started it. Each process
 * is looked at a few times and then remembered. For one thread.
 */
final class Attribution {
    /** A process is a copy of the one that started it until it has become the program that it is to be. */
    private static final int LOOKS = 3;

    private final ProcessTable table;
    private final Map<Long, Known> known = new HashMap<>();
    private List<Mark> marks = List.of();
    private long scan;

    Attribution(ProcessTable table) {
        this.table = table;
    }

    /**
     * @param bequest the part of what it starts
     * @param scan in which it was looked at last
     */
    private record Known(long started, Part part, Part bequest, int looks, long scan) {}

    /** A process that is asked for no more than its marks want. */
    private record Asked(ProcessTable table, RunningProcess process) implements Mark.Seen {
        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public long parent() {
            return process.parent();
        }

        @Override
        public String program() {
            return process.name();
        }

        @Override
        public String commandLine() {
            return table.commandLine(process);
        }

        @Override
        public String group() {
            return table.group(process);
        }
    }

    /** The part of each of these processes, by id. */
    Map<Long, Part> of(Collection<RunningProcess> processes, List<Mark> now) {
        if (!now.equals(marks)) {
            known.clear();
            marks = List.copyOf(now);
        }
        Map<Long, RunningProcess> byId = new HashMap<>();
        processes.forEach(process -> byId.put(process.pid(), process));
        known.keySet().retainAll(byId.keySet());
        scan++;
        Map<Long, Part> parts = new HashMap<>();
        processes.forEach(
                process -> parts.put(process.pid(), looked(process, byId, 0).part()));
        return parts;
    }

    private Known looked(RunningProcess process, Map<Long, RunningProcess> byId, int depth) {
        Known before = known.get(process.pid());
        boolean isSame = before != null && before.started() == process.started();
        if (before != null && isSame && (before.looks() >= LOOKS || before.scan() == scan)) {
            return before;
        }
        Optional<Mark> mark = marked(process);
        Part bequest = mark.filter(Mark::isPassedOn).map(Mark::part).orElseGet(() -> inherited(process, byId, depth));
        Known now = new Known(
                process.started(),
                mark.map(Mark::part).orElse(bequest),
                bequest,
                before != null && isSame ? before.looks() + 1 : 1,
                scan);
        known.put(process.pid(), now);
        return now;
    }

    private Optional<Mark> marked(RunningProcess process) {
        Asked asked = new Asked(table, process);
        return marks.stream().filter(mark -> mark.sign().isOn(asked)).findFirst();
    }

    /** Ids are used again, so that a table read while processes come and go may show a circle. */
    private Part inherited(RunningProcess process, Map<Long, RunningProcess> byId, int depth) {
        return Optional.ofNullable(byId.get(process.parent()))
                .filter(parent -> parent.pid() != process.pid() && depth < byId.size())
                .map(parent -> looked(parent, byId, depth + 1).bequest())
                .orElse(Part.OTHERS);
    }
}
