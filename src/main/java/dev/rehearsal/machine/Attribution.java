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

    Attribution(ProcessTable table) {
        this.table = table;
    }

    private record Known(long started, Part part, int looks) {}

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
        Map<Long, Part> parts = new HashMap<>();
        processes.forEach(process -> parts.put(process.pid(), part(process, byId, 0)));
        return parts;
    }

    private Part part(RunningProcess process, Map<Long, RunningProcess> byId, int depth) {
        Known before = known.get(process.pid());
        int looks = before != null && before.started() == process.started() ? before.looks() : 0;
        if (before != null && looks >= LOOKS) {
            return before.part();
        }
        Part part = marked(process).orElseGet(() -> inherited(process, byId, depth));
        known.put(process.pid(), new Known(process.started(), part, looks + 1));
        return part;
    }

    private Optional<Part> marked(RunningProcess process) {
        Asked asked = new Asked(table, process);
        return marks.stream()
                .filter(mark -> mark.sign().isOn(asked))
                .map(Mark::part)
                .findFirst();
    }

    /** Ids are used again, so that a table read while processes come and go may show a circle. */
    private Part inherited(RunningProcess process, Map<Long, RunningProcess> byId, int depth) {
        return Optional.ofNullable(byId.get(process.parent()))
                .filter(parent -> parent.pid() != process.pid() && depth < byId.size())
                .map(parent -> part(parent, byId, depth + 1))
                .orElse(Part.OTHERS);
    }
}
