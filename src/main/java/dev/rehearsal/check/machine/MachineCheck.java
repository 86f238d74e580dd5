package dev.rehearsal.check.machine;

import dev.rehearsal.check.availability.Window;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.Part;
import dev.rehearsal.machine.Shortage;
import dev.rehearsal.requests.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Says how busy the machine was, and by whom.
 *
 * <p>Figures, behind {@code warmUp.} (from the first request on), {@code runbook.} (from its first step to the end of
 * the load) and, for each window, {@code window.NAME.}: {@code cpu.busy, cpu.stolen, cpu.pressure, memory.waits,
 * disk.waits} in percent of the time or of the CPU time there was; {@code saturated}, how long; and {@code cpu.PART},
 * the share of one processor that the processes of a part used. What the system does not tell is left out. And
 * {@code runbook.otherPrograms}: what programs that are not the rehearsal's used, and which, where that is much.
 */
public final class MachineCheck {
    private MachineCheck() {}

    /**
     * Gathers the figures.
     *
     * @param loaded when the load began
     * @param begun when the runbook began
     * @param stopped when the load was told to stop
     */
    public static Judgement judge(
            MachineRecord machine, List<Window> windows, Instant loaded, Instant begun, Optional<Instant> stopped) {
        FigureTable figures = new FigureTable();
        long began = Micros.at(begun);
        tell(machine, Micros.at(loaded), began, "warmUp.", figures);
        long end = stopped.map(Micros::at).orElse(Long.MAX_VALUE);
        tell(machine, began, end, "runbook.", figures);
        new Shortage(machine.between(began, end))
                .guestsInWords()
                .ifPresent(words -> figures.text("runbook.otherPrograms", words));
        windows.forEach(
                window -> tell(machine, window.from(), window.to(), "window.%s.".formatted(window.name()), figures));
        return new Judgement("machine", List.of(), figures.figures());
    }

    private static void tell(MachineRecord machine, long from, long to, String prefix, FigureTable figures) {
        MachineRecord meanwhile = machine.between(from, to);
        if (meanwhile.isEmpty()) {
            return;
        }
        percent(figures, prefix + "cpu.busy", meanwhile.busy());
        percent(figures, prefix + "cpu.stolen", meanwhile.mean(MachineSample::stolen));
        told(figures, prefix + "cpu.pressure", meanwhile, MachineSample::pressure);
        told(figures, prefix + "memory.waits", meanwhile, MachineSample::memory);
        told(figures, prefix + "disk.waits", meanwhile, MachineSample::disk);
        figures.duration(prefix + "saturated", machine.saturated(from, to));
        for (Part part : Part.values()) {
            percent(figures, prefix + "cpu." + part.name().toLowerCase(Locale.ROOT), meanwhile.share(part));
        }
    }

    private static void told(
            FigureTable figures, String name, MachineRecord meanwhile, ToLongFunction<MachineSample> share) {
        if (meanwhile.tells(share)) {
            percent(figures, name, meanwhile.mean(share));
        }
    }

    private static void percent(FigureTable figures, String name, long thousandths) {
        figures.text(name, String.format(Locale.ROOT, "%.1f %%", thousandths / 10.0));
    }
}
