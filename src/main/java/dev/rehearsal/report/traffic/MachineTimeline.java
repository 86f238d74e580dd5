package dev.rehearsal.report.traffic;

import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.ProcessSample;
import dev.rehearsal.requests.Micros;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static dev.rehearsal.time.Durations.inWords;

/**
 * What the machine did, in buckets as long as its samples or, where that would make too many, twice as long, four times
 * and so on. All in thousandths: CPU of all CPU time there was, the rest of the time. Immutable.
 *
 * @param startMicros when the first bucket begins, since the epoch
 * @param busy what somebody used or the hypervisor took
 * @param stolen what the hypervisor took
 * @param parts the rest, by whose processes used it; what no process accounts for is with the others
 * @param memoryWaits how long some process waited for memory
 * @param diskWaits how long some process waited for a disk
 * @param saturated how long there was nothing to spare of something
 */
public record MachineTimeline(
        int processors,
        long startMicros,
        long bucketMicros,
        List<Long> busy,
        List<Long> stolen,
        Map<Part, List<Long>> parts,
        List<Long> memoryWaits,
        List<Long> diskWaits,
        List<Long> saturated) {
    /** A drawing is not wider than this. */
    private static final int MOST_BUCKETS = 750;

    private static final long LEAST_WIDTH = 250_000;
    private static final long WHOLE = 1000;

    public MachineTimeline {
        busy = List.copyOf(busy);
        stolen = List.copyOf(stolen);
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        memoryWaits = List.copyOf(memoryWaits);
        diskWaits = List.copyOf(diskWaits);
        saturated = List.copyOf(saturated);
    }

    /** Of all that was recorded; empty when nothing was. */
    static Optional<MachineTimeline> of(MachineRecord record, int processors) {
        return record.isEmpty() ? Optional.empty() : Optional.of(spread(record, processors));
    }

    private static MachineTimeline spread(MachineRecord record, int processors) {
        List<MachineSample> samples = record.machine();
        Buckets buckets = Buckets.between(
                samples.get(0).from(), samples.get(samples.size() - 1).to(), LEAST_WIDTH, MOST_BUCKETS);
        Buckets.Span<MachineSample> span = new Buckets.Span<>(MachineSample::from, MachineSample::to);
        double[] busy = buckets.means(samples, span, MachineSample::busy);
        double[] stolen = buckets.means(samples, span, MachineSample::stolen);
        return new MachineTimeline(
                processors,
                buckets.start(),
                buckets.width(),
                whole(busy),
                whole(stolen),
                parts(record, processors, buckets, busy, stolen),
                whole(buckets.means(samples, span, MachineSample::memory)),
                whole(buckets.means(samples, span, MachineSample::disk)),
                whole(buckets.means(samples, span, sample -> record.isSaturated(sample) ? WHOLE : 0)));
    }

    /** The processes are looked at less often than the whole, whose ups and downs they share in proportion. */
    private static Map<Part, List<Long>> parts(
            MachineRecord record, int processors, Buckets buckets, double[] busy, double[] stolen) {
        Buckets.Span<ProcessSample> span = new Buckets.Span<>(ProcessSample::from, ProcessSample::to);
        double[] rest = IntStream.range(0, buckets.count())
                .mapToDouble(i -> Math.max(0, busy[i] - stolen[i]))
                .toArray();
        double[] others = rest.clone();
        Map<Part, List<Long>> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (part != Part.OTHERS) {
                double[] share =
                        buckets.means(record.processes(), span, sample -> share(part, sample, record, processors));
                double[] used = new double[share.length];
                for (int i = 0; i < used.length; i++) {
                    used[i] = share[i] * rest[i];
                    others[i] = Math.max(0, others[i] - used[i]);
                }
                parts.put(part, whole(used));
            }
        }
        parts.put(Part.OTHERS, whole(others));
        return parts;
    }

    /** Of what was used in that stretch, the share of one part, from 0 to 1. */
    private static double share(Part part, ProcessSample sample, MachineRecord record, int processors) {
        MachineRecord meanwhile = record.between(sample.from(), sample.to());
        double used = (double) (meanwhile.busy() - meanwhile.mean(MachineSample::stolen)) * processors;
        double accounted =
                sample.shares().values().stream().mapToLong(Long::longValue).sum();
        return sample.share(part) / Math.max(1, Math.max(used, accounted));
    }

    private static List<Long> whole(double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Math.round(values[i]))
                .toList();
    }

    /** How busy it was between two moments, and for how long it had nothing to spare of something. */
    public String describe(long from, long to) {
        int[] meanwhile = IntStream.range(0, count())
                .filter(bucket -> from(bucket + 1) > from && from(bucket) < to)
                .toArray();
        double mean = Arrays.stream(meanwhile).mapToLong(busy::get).average().orElse(0);
        long micros = Arrays.stream(meanwhile).mapToLong(saturated::get).sum() * bucketMicros / WHOLE;
        String state =
                micros == 0 ? "it was never saturated" : "it was saturated for " + inWords(Micros.duration(micros));
        return "The machine's CPU was %.0f %% busy; %s.".formatted(mean / 10, state);
    }

    public int count() {
        return busy.size();
    }

    public long from(int bucket) {
        return startMicros + bucket * bucketMicros;
    }

    public List<Long> part(Part part) {
        return parts.getOrDefault(part, List.of());
    }
}
