package dev.rehearsal.machine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whose processes used the CPU in a stretch of a second or more, in thousandths of one processor.
 *
 * @param from when the stretch began, in microseconds since the epoch
 * @param to when it ended
 * @param shares of every part
 * @param others those processes that belong to no part of the rehearsal and use most of something
 */
public record ProcessSample(long from, long to, Map<Part, Long> shares, List<Other> others) {
    public ProcessSample {
        shares = Collections.unmodifiableMap(new EnumMap<>(shares));
        others = List.copyOf(others);
    }

    /**
     * A process that is not the rehearsal's.
     *
     * @param share of one processor, in thousandths
     * @param resident memory that it holds, in MiB
     * @param moved KiB per second from disks and to them
     */
    public record Other(String name, long pid, long share, long resident, long moved) {
        /** How much of a resource it uses, in that resource's unit. */
        public long of(Resource resource) {
            return switch (resource) {
                case CPU -> share;
                case MEMORY -> resident;
                case DISK -> moved;
            };
        }
    }

    public long share(Part part) {
        return shares.getOrDefault(part, 0L);
    }

    public long length() {
        return to - from;
    }
}
