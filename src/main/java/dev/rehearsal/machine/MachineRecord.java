package dev.rehearsal.machine;

import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import static dev.rehearsal.requests.Micros.duration;

/**
 * What the machine did, oldest first. Twelve hours take some 50 MB. Immutable.
 *
 * @param hasServers whether database servers of the rehearsal ran on it; where they run elsewhere, no request waits for
 *     this machine's disk
 */
public record MachineRecord(List<MachineSample> machine, List<ProcessSample> processes, boolean hasServers) {
    /** Of a rehearsal that did not write it down. */
    public static final MachineRecord NONE = new MachineRecord(List.of(), List.of());

    public MachineRecord {
        machine = List.copyOf(machine);
        processes = List.copyOf(processes);
    }

    /** Of a machine whose processes tell whether servers ran there; where nothing is known of them, they may have. */
    public MachineRecord(List<MachineSample> machine, List<ProcessSample> processes) {
        this(
                machine,
                processes,
                processes.isEmpty() || processes.stream().anyMatch(sample -> sample.share(Part.SERVERS) > 0));
    }

    /** What a rehearsal's folder tells; {@link #NONE} where it tells nothing. */
    public static MachineRecord in(Path folder) throws CorruptLogException {
        if (!MachineLog.isIn(folder)) {
            return NONE;
        }
        List<MachineSample> machine = new ArrayList<>();
        List<ProcessSample> processes = new ArrayList<>();
        try (LogReader<MachineSample> log = MachineLog.machine(folder);
                LogReader<ProcessSample> shares = MachineLog.processes(folder)) {
            log.forEach(machine::add);
            shares.forEach(processes::add);
        }
        return new MachineRecord(machine, processes);
    }

    /** What it did between two moments, in microseconds since the epoch, to the samples that touch them. */
    public MachineRecord between(long from, long to) {
        return new MachineRecord(
                part(machine, from, to, MachineSample::from, MachineSample::to),
                part(processes, from, to, ProcessSample::from, ProcessSample::to),
                hasServers);
    }

    /** For how much of that time the machine had nothing to spare of something. */
    public Duration saturated(long from, long to) {
        return duration(part(machine, from, to, MachineSample::from, MachineSample::to).stream()
                .filter(this::isSaturated)
                .mapToLong(sample -> Math.min(to, sample.to()) - Math.max(from, sample.from()))
                .sum());
    }

    /**
     * Whether a wait that took longer than its limit may have done so for want of the machine alone: what is left of it
     * without the time in which the machine was saturated stays within the limit.
     */
    public boolean mayExplain(long from, long to, Duration limit) {
        Duration saturated = saturated(from, to);
        return !saturated.isZero() && duration(to - from).minus(saturated).compareTo(limit) <= 0;
    }

    /** What there was least to spare of; empty when the machine was never saturated. */
    public Optional<Resource> scarcest() {
        return machine.stream()
                .flatMap(sample -> saturated(sample).stream())
                .distinct()
                .max((one, other) -> Long.compare(saturatedBy(one), saturatedBy(other)));
    }

    /** Every resource of which nothing was to spare at some time, the scarcest first. */
    public List<Resource> scarce() {
        return Stream.concat(
                        scarcest().stream(),
                        Arrays.stream(Resource.values())
                                .filter(resource ->
                                        machine.stream().anyMatch(sample -> sample.isShortOf(resource, hasServers))))
                .distinct()
                .toList();
    }

    /** Whether there was nothing to spare of something in that stretch. */
    public boolean isSaturated(MachineSample sample) {
        return saturated(sample).isPresent();
    }

    private Optional<Resource> saturated(MachineSample sample) {
        return sample.saturated(hasServers);
    }

    private long saturatedBy(Resource resource) {
        return machine.stream()
                .filter(sample -> saturated(sample).filter(resource::equals).isPresent())
                .mapToLong(MachineSample::length)
                .sum();
    }

    /** Of the CPU time there was, the mean share that was used or stolen, in thousandths; 0 where nothing is known. */
    public long busy() {
        return mean(machine, MachineSample::busy, MachineSample::length);
    }

    /** The mean of something that samples tell in thousandths. */
    public long mean(ToLongFunction<MachineSample> share) {
        return mean(machine, share, MachineSample::length);
    }

    /** Whether the system told this share. */
    public boolean tells(ToLongFunction<MachineSample> share) {
        return machine.stream().anyMatch(sample -> share.applyAsLong(sample) != MachineSample.UNTOLD);
    }

    /** Of one processor, the mean share that a part used, in thousandths. */
    public long share(Part part) {
        return mean(processes, sample -> sample.share(part), ProcessSample::length);
    }

    public boolean isEmpty() {
        return machine.isEmpty();
    }

    private static <S> long mean(Collection<S> samples, ToLongFunction<S> share, ToLongFunction<S> length) {
        long whole = samples.stream().mapToLong(length).sum();
        long weighed = samples.stream()
                .mapToLong(sample -> Math.max(0, share.applyAsLong(sample)) * length.applyAsLong(sample))
                .sum();
        return whole == 0 ? 0 : Math.round((double) weighed / whole);
    }

    /** Samples follow each other in time, so that those of a stretch lie together. */
    private static <S> List<S> part(
            List<S> samples, long from, long to, ToLongFunction<S> begun, ToLongFunction<S> ended) {
        int first = firstAfter(samples, from, ended);
        int end = first;
        while (end < samples.size() && begun.applyAsLong(samples.get(end)) < to) {
            end++;
        }
        return first == end ? List.of() : samples.subList(first, end);
    }

    private static <S> int firstAfter(List<S> samples, long moment, ToLongFunction<S> time) {
        int low = 0;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(samples.get(middle)) <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
