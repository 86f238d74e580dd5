package dev.rehearsal.runner;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.operator.RunCommand;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StepRunTest {
    private final Journal journal = Journal.inMemory();

    @Test
    void no_password_in_a_step_s_settings_is_journalled() throws Exception {
        Step step = new RunCommand(
                "PGPASSWORD=\"s3cret\" true", "echo operators-secret", "true postgresql://me:s3cret@host/shop");

        new StepRun(journal, () -> TimeJudge.OF_A_MACHINE_WITH_ENOUGH)
                .perform(
                        1,
                        step,
                        new TestContext()
                                .operator(new Credentials("operator", "operators-secret"))
                                .build());

        assertThat(journal.events())
                .hasAtLeastOneElementOfType(Event.StepBegan.class)
                .noneMatch(event -> event.toString().contains("s3cret"))
                .noneMatch(event -> event.toString().contains("operators-secret"));
    }
}
