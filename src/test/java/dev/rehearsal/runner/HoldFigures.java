package dev.rehearsal.runner;

import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.scenario.Item;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;

import static dev.rehearsal.runner.RehearsalAssert.assertThat;

/**
 * Whether what a database does to clients is seen each time, on a machine that has CPU to spare: {@code mvn -Pfigures
 * test -Dtest=HoldFigures}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HoldFigures {
    @RepeatedTest(10)
    void two_seconds_in_which_the_database_answers_nobody_fail_each_time() throws Exception {
        var result = SaturatedMachineIT.rehearsal("held")
                .runbook(Item.step(new Sabotage("hold blue", context -> SaturatedMachineIT.hold(context, "2.0"))))
                .run();

        assertThat(result)
                .hasVerdict(Verdict.FAILED)
                .hasFoundAt(FindingCode.STALL_TOO_LONG, "outside all windows")
                .hasFoundNothingBut(FindingCode.STALL_TOO_LONG);
    }
}
