package dev.rehearsal.step;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes processes down in memory. */
public final class ProcessList implements StartedProcesses {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Map<Long, String> running = new ConcurrentHashMap<>();

    @Override
    public void record(ProcessHandle process, String what) {
        written.add(what);
        running.put(process.pid(), what);
    }

    @Override
    public void forget(ProcessHandle process) {
        running.remove(process.pid());
    }

    /** All that were ever written down. */
    public List<String> written() {
        return List.copyOf(written);
    }

    /** Those that were not struck out. */
    public Collection<String> running() {
        return List.copyOf(running.values());
    }
}
