package dev.rehearsal.machine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what a machine was short of in a while, and who used it. */
public record Shortage(MachineRecord meanwhile) {
    private static final long WORTH_TELLING = 20;
    private static final long WORTH_A_SENTENCE = 200;
    private static final int NAMED = 3;

    /** A process that is not the rehearsal's, and its mean use of what is scarce. */
    private record Guest(String name, long pid, long use) {}

    /** What there was nothing to spare of, and who used it; empty when the machine had some to spare of all. */
    public Optional<String> inWords() {
        return Optional.of(meanwhile.scarce())
                .filter(scarce -> !scarce.isEmpty())
                .map(scarce -> scarce.stream().map(this::inWords).collect(Collectors.joining("; ")));
    }

    private String inWords(Resource scarce) {
        return switch (scarce) {
            case CPU -> "the machine's CPU was %s busy%s".formatted(percent(meanwhile.busy()), users());
            case MEMORY ->
                "for %s of the time somebody waited for memory, of which %,d MiB were left%s"
                        .formatted(percent(meanwhile.mean(MachineSample::memory)), least(), largest(scarce));
            case DISK ->
                "for %s of the time somebody waited for the disk%s"
                        .formatted(percent(meanwhile.mean(MachineSample::disk)), largest(scarce));
        };
    }

    private long least() {
        return meanwhile.machine().stream()
                .mapToLong(MachineSample::available)
                .min()
                .orElse(MachineSample.UNTOLD);
    }

    /** In shares of one processor, the largest first; what is not the rehearsal's, by name. */
    private String users() {
        Stream<String> parts = Arrays.stream(Part.values())
                .filter(part -> part != Part.OTHERS && meanwhile.share(part) >= WORTH_TELLING)
                .sorted(Comparator.comparingLong(meanwhile::share).reversed())
                .map(part -> "%s %s".formatted(part.inWords(), percent(meanwhile.share(part))));
        Stream<String> others = Stream.of(Part.OTHERS)
                .filter(part -> meanwhile.share(part) >= WORTH_TELLING)
                .map(part -> "other programs %s%s".formatted(percent(meanwhile.share(part)), names(Resource.CPU)));
        Stream<String> stolen = Stream.of(meanwhile.mean(MachineSample::stolen))
                .filter(share -> share >= WORTH_TELLING)
                .map(share -> "and the hypervisor took %s of all".formatted(percent(share)));
        String all = Stream.of(parts, others, stolen).flatMap(each -> each).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (of one processor: %s)".formatted(all);
    }

    private String names(Resource resource) {
        String names = inWords(guests(resource), resource);
        return names.isEmpty() ? "" : ": " + names;
    }

    private String largest(Resource resource) {
        String names = inWords(guests(resource), resource);
        return names.isEmpty() ? "" : " (other programs: %s)".formatted(names);
    }

    private static String inWords(List<Guest> guests, Resource resource) {
        return guests.stream()
                .map(guest -> "%s (process %d) %s".formatted(guest.name(), guest.pid(), resource.inWords(guest.use())))
                .collect(Collectors.joining(", "));
    }

    /**
     * The programs that somebody could end and that use most of what is scarce, none of them the rehearsal's; empty
     * where none uses much.
     */
    public List<String> guests() {
        return meanwhile.scarcest().stream()
                .flatMap(scarce -> guests(scarce).stream())
                .map(Guest::name)
                .filter(name -> !RunningProcess.isKernel(name))
                .distinct()
                .toList();
    }

    /**
     * The programs that somebody could end and that use most of the CPU, none of them the rehearsal's, whether that is
     * scarce or not.
     */
    public List<String> busiest() {
        return guests(Resource.CPU).stream()
                .map(Guest::name)
                .filter(name -> !RunningProcess.isKernel(name))
                .distinct()
                .toList();
    }

    /** What other programs used of the CPU, whether that was scarce or not; empty where it is not worth telling. */
    public Optional<String> guestsInWords() {
        long share = meanwhile.share(Part.OTHERS);
        return Optional.of("%s of one processor%s".formatted(percent(share), names(Resource.CPU)))
                .filter(words -> share >= WORTH_A_SENTENCE);
    }

    private List<Guest> guests(Resource resource) {
        Map<Long, List<ProcessSample.Other>> byProcess = meanwhile.processes().stream()
                .flatMap(sample -> sample.others().stream())
                .collect(Collectors.groupingBy(ProcessSample.Other::pid));
        return byProcess.values().stream()
                .map(seen -> guest(seen, resource))
                .filter(guest -> guest.use() >= resource.worthNaming())
                .sorted(Comparator.comparingLong(Guest::use).reversed())
                .limit(NAMED)
                .toList();
    }

    /** Where it was not seen, it was none of the largest. */
    private Guest guest(List<ProcessSample.Other> seen, Resource resource) {
        long sum = seen.stream().mapToLong(other -> other.of(resource)).sum();
        return new Guest(
                seen.get(0).name(),
                seen.get(0).pid(),
                sum / Math.max(1, meanwhile.processes().size()));
    }

    private static String percent(long thousandths) {
        return Resource.CPU.inWords(thousandths);
    }
}
