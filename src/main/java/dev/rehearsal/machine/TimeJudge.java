package dev.rehearsal.machine;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Judges limits of time on a machine that may have been short of something: a limit that was missed for want of the
 * machine alone says nothing of the runbook, neither good nor bad. Immutable.
 *
 * @param machine what it did
 * @param steady the end of the warm-up, when the load ran by itself
 * @param rate arrivals per second
 */
public record TimeJudge(MachineRecord machine, MachineRecord steady, double rate) {
    /** Where nobody knows what the machine did, it had enough of everything. */
    public static final TimeJudge OF_A_MACHINE_WITH_ENOUGH = new TimeJudge(MachineRecord.NONE, MachineRecord.NONE, 0);

    private static final long MORE_THAN_HALF = 2;
    /** Shorter than any limit that a driver or a client has. */
    private static final long LAST = 1_000_000;

    /**
     * The finding that a limit was missed, or, if the machine alone may be why, the finding that nothing is known.
     *
     * @param missed what would be said of the runbook
     * @param from when what took too long began, in microseconds since the epoch
     * @param to when it ended
     */
    public Finding judge(Finding missed, long from, long to, Duration limit) {
        return machine.mayExplain(from, to, limit) ? saturated(missed, from, to) : missed;
    }

    /**
     * The same for something that was given up at its limit: whether it would have ended in time cannot be told when
     * the machine was saturated for more than half of it.
     */
    public Finding judgeGivenUp(Finding missed, long from, long to) {
        return isMostlySaturated(from, to) ? saturated(missed, from, to) : missed;
    }

    /**
     * The same of a step that gave up at a limit of which nobody knows when it began: the machine must have been
     * saturated for more than half of the step, and of its last second.
     */
    public Finding judgeGivenUpAtSomeTime(Finding missed, long from, long to) {
        return isMostlySaturated(from, to) && isMostlySaturated(Math.max(from, to - LAST), to)
                ? saturated(missed, from, to)
                : missed;
    }

    /** More than half of a stretch; false for one without length, which a clock that was set back leaves. */
    private boolean isMostlySaturated(long from, long to) {
        return to > from && Micros.of(machine.saturated(from, to)) * MORE_THAN_HALF > to - from;
    }

    private Finding saturated(Finding missed, long from, long to) {
        MachineRecord meanwhile = machine.between(from, to);
        Shortage shortage = new Shortage(meanwhile);
        return Finding.unknown(
                FindingCode.MACHINE_SATURATED,
                missed.expected(),
                "%s; saturated for %s of it: %s"
                        .formatted(
                                missed.found(),
                                inWords(machine.saturated(from, to)),
                                shortage.inWords().orElseThrow()),
                missed.where(),
                advice(meanwhile, shortage.guests()));
    }

    private String advice(MachineRecord meanwhile, List<String> guests) {
        Optional<Resource> scarce = meanwhile.scarcest();
        String others = guests.isEmpty() ? "" : "end %s, or ".formatted(String.join(" and ", guests));
        if (scarce.filter(Resource.CPU::equals).isEmpty()) {
            return "%sgive the machine more or faster %s, then rehearse again"
                    .formatted(others, scarce.map(Resource::inWords).orElse("of what it lacks"));
        }
        Spare spare = Spare.ofThisMachine();
        double fits = Math.min(rate / 2, Math.min(spare.rate(rate, steady), spare.rate(rate, meanwhile)));
        String lower = fits < Spare.LEAST_RATE
                ? "rehearse where more CPU is left, since fewer than %.0f requests/s hardly meet a pause"
                        .formatted(Spare.LEAST_RATE)
                : "rehearse with --set load.rate=%.0f, at which two fifths of this machine's CPU would be left"
                        .formatted(fits);
        return "%s%s, or use a machine with more processors".formatted(others, lower);
    }
}
