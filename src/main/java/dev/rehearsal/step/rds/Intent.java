package dev.rehearsal.step.rds;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.StepFailedException;
import java.util.ArrayList;
import java.util.List;

/** What a step is about to do and what is in its way: one source for its plan and for its execution. */
record Intent(List<PlannedWork> deeds, List<String> blockers, List<Prerequisite> prerequisites, List<String> notes) {
    static Intent to(List<PlannedWork> deeds) {
        return new Intent(deeds, List.of(), List.of(), List.of());
    }

    static Intent blocked(List<String> blockers) {
        return new Intent(List.of(), blockers, List.of(), List.of());
    }

    static Intent nothing(String because) {
        return new Intent(
                List.of(), List.of(), List.of(), Plan.nothingToDo(because).notes());
    }

    Intent unless(List<String> others) {
        return new Intent(deeds, others, prerequisites, notes);
    }

    Intent after(List<Prerequisite> others) {
        return new Intent(deeds, blockers, others, notes);
    }

    Intent noting(List<String> others) {
        return new Intent(deeds, blockers, prerequisites, others);
    }

    Plan plan() {
        return new Plan(deeds.stream().map(PlannedWork::action).toList(), blockers, prerequisites, notes, List.of());
    }

    /** Does every deed in order, unless something is in the way. */
    void carryOut(String attempted) throws StepFailedException, InterruptedException {
        List<String> inTheWay = new ArrayList<>(blockers);
        prerequisites.forEach(each -> inTheWay.add(each.problem()));
        if (!inTheWay.isEmpty()) {
            throw new StepFailedException(
                    attempted, String.join("; ", inTheWay), "nothing was done; see to it, then rehearse again");
        }
        for (PlannedWork work : deeds) {
            work.performance().perform();
        }
    }
}
