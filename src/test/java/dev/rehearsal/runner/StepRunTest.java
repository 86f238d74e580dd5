package dev.rehearsal.runner;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.operator.RunCommand;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StepRunTest {
    private static final Duration LIMIT = Duration.ofMillis(150);

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

    @Test
    void a_step_that_gave_up_on_a_saturated_machine_says_nothing_of_the_runbook() throws Exception {
        Optional<Finding> finding = perform(givingUpAfter(LIMIT, LIMIT), Duration.ofHours(1));

        assertThat(finding).hasValueSatisfying(unknown -> {
            assertThat(unknown.code()).isEqualTo(FindingCode.MACHINE_SATURATED);
            assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
        });
    }

    @Test
    void a_step_that_gave_up_once_the_machine_had_time_again_fails() throws Exception {
        Optional<Finding> finding = perform(givingUpAfter(LIMIT.multipliedBy(10), LIMIT), LIMIT.multipliedBy(8));

        assertThat(finding).map(Finding::code).contains(FindingCode.STEP_FAILED);
    }

    @Test
    void a_step_that_failed_on_a_saturated_machine_without_a_limit_fails() throws Exception {
        Optional<Finding> finding =
                perform(new FakeStep.Plain("drain", new ArrayList<>(), TestRunbook.REFUSING, TestRunbook.SEEN), LIMIT);

        assertThat(finding).map(Finding::code).contains(FindingCode.STEP_FAILED);
    }

    /** On a machine that has no CPU to spare from now on, for so long. */
    private Optional<Finding> perform(Step step, Duration saturated) throws Exception {
        Instant from = Instant.now();
        MachineSample sample =
                new MachineSample(Micros.at(from), Micros.at(from.plus(saturated)), 1000, 0, 0, 0, 0, 1000);
        TimeJudge times = new TimeJudge(new MachineRecord(List.of(sample), List.of()), MachineRecord.NONE, 200);
        return new StepRun(journal, () -> times).perform(1, step, new TestContext().build());
    }

    private static Step givingUpAfter(Duration working, Duration allowed) {
        return new FakeStep.Plain(
                "drain",
                new ArrayList<>(),
                () -> {
                    await().pollDelay(working).until(() -> true);
                    throw new StepFailedException(
                            "hold traffic",
                            "somebody is busy",
                            "allow more time",
                            new TimedOutException("an end of all transactions", allowed, "one under way"));
                },
                TestRunbook.SEEN);
    }
}
