package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.SettingsInWords;
import dev.rehearsal.step.ShownText;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out single steps: plans again, executes, verifies, takes back, and journals each. Safe for many threads. */
final class StepRun {
    private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

    private final Journal journal;
    private final Supplier<TimeJudge> times;
    private volatile Optional<String> logOf = Optional.empty();

    /** @param times asked when a limit of time was missed */
    StepRun(Journal journal, Supplier<TimeJudge> times) {
        this.journal = journal;
        this.times = times;
    }

    /** The plan as it stands once the steps of these names have run. */
    Plan plan(int number, Step step, StepContext context, Collection<Class<? extends Step>> earlier) {
        Plan plan = planned(step, context).after(earlier);
        journal.append(new Event.Planned(
                journal.now(),
                step.verb(),
                number,
                plan.actions().stream().map(Action::toString).toList(),
                plan.blockers(),
                plan.notes()));
        return plan;
    }

    /** Plans the step as its turn has come, or comes once these others have run; a finding when it is blocked. */
    Optional<Finding> ready(int number, Step step, StepContext context, Collection<Class<? extends Step>> earlier) {
        Plan plan = plan(number, step, context, earlier);
        return plan.isBlocked() ? Optional.of(blocked(step, plan)) : Optional.empty();
    }

    /** What speaks against a step that lets traffic go; that nobody can tell does. */
    Optional<Finding> objection(Step step, StepContext context) {
        List<String> objections;
        try {
            objections = step instanceof ReleasesTraffic release ? release.objections(context) : List.of();
        } catch (RuntimeException e) {
            objections = List.of("whether traffic may be let go cannot be told: " + e.getMessage());
        }
        return objections.isEmpty() ? Optional.empty() : Optional.of(blocked(step, Plan.blocked(objections)));
    }

    /** Executes and verifies the step; a finding when it did not succeed. */
    Optional<Finding> perform(int number, Step step, StepContext context) throws InterruptedException {
        return settled(number, step, execute(number, step, context), context);
    }

    /** Executes the step; what has succeeded is verified beside others, and judged when that is settled. */
    Optional<Finding> perform(int number, Step step, StepContext context, LaterVerifications later)
            throws InterruptedException {
        Executed executed = execute(number, step, context);
        if (executed.outcome().hasSucceeded()) {
            later.add(number, step, executed.outcome(), context);
            return Optional.empty();
        }
        return settled(number, step, executed, context);
    }

    private Optional<Finding> settled(int number, Step step, Executed executed, StepContext context) {
        Outcome outcome = executed.outcome();
        Optional<Finding> finding = outcome.kind() == Outcome.Kind.FAILED
                ? Optional.of(failed(step, outcome.reason()))
                : judged(number, step, outcome, look(step, context));
        return outcome.late() ? finding.map(missed -> executed.judged(missed, times.get())) : finding;
    }

    private Executed execute(int number, Step step, StepContext context) throws InterruptedException {
        String settings = new ShownText(context).without(SettingsInWords.of(step));
        Instant began = journal.now();
        journal.append(new Event.StepBegan(began, step.verb(), number, settings));
        StepContext own = context.of(number);
        StepCall call = StepCall.of(() -> step.execute(own));
        call.logOf().ifPresent(role -> logOf = Optional.of(role));
        Instant ended = journal.now();
        journal.append(new Event.Executed(ended, step.verb(), number, call.outcome()));
        return new Executed(call, began, ended);
    }

    /** The role whose server's log tells why the last step that failed did; empty where none does. */
    Optional<String> logOf() {
        return logOf;
    }

    /** A call that ended, and when. */
    private record Executed(StepCall call, Instant began, Instant ended) {
        Outcome outcome() {
            return call.outcome();
        }

        /** Whether a limit of time was missed for want of the machine: by the very wait, where that is known. */
        Finding judged(Finding missed, TimeJudge times) {
            long from = Micros.at(began);
            long to = Micros.at(ended);
            return call.waited()
                    .map(waited -> times.judgeGivenUp(missed, Math.max(from, to - Micros.of(waited)), to))
                    .orElseGet(() -> times.judgeGivenUpAtSomeTime(missed, from, to));
        }
    }

    /** Takes the step back; a finding when that failed. */
    Optional<Finding> undo(int number, Reversible step, StepContext context) {
        Outcome outcome = StepCall.ofUndoing(() -> step.undo(context));
        journal.append(new Event.Undone(journal.now(), step.verb(), number, outcome));
        return outcome.hasSucceeded()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        FindingCode.UNDO_FAILED,
                        "what %s did is taken back".formatted(step.verb()),
                        outcome.reason(),
                        step.verb(),
                        "take it back by hand; the step's plan in the journal says what it did"));
    }

    /** What a verification saw, and when it had. */
    record Look(Instant at, Verification verification) {}

    /** Looks whether the step took effect. Never throws. */
    Look look(Step step, StepContext context) {
        try {
            Verification seen = step.verify(context);
            return new Look(journal.now(), seen);
        } catch (RuntimeException e) {
            LOG.debug("verification of {} crashed", step.verb(), e);
            return new Look(
                    journal.now(),
                    new Verification(Verdict.UNKNOWN, "a verification that ends", String.valueOf(e.getMessage())));
        }
    }

    /** A finding when the step did not succeed. */
    Optional<Finding> judged(int number, Step step, Outcome outcome, Look look) {
        Verification seen = look.verification();
        journal.append(new Event.Verified(look.at(), step.verb(), number, seen.verdict(), seen.found()));
        return judged(step, outcome, seen);
    }

    /** A call of uncertain outcome is settled by what the server shows. */
    private static Optional<Finding> judged(Step step, Outcome outcome, Verification verification) {
        return switch (verification.verdict()) {
            case PASSED -> Optional.empty();
            case FAILED ->
                Optional.of(outcome.hasSucceeded() ? notVerified(step, verification) : failed(step, outcome.reason()));
            case UNKNOWN ->
                Optional.of(Finding.unknown(
                        FindingCode.STEP_UNSETTLED,
                        "to see whether %s took effect".formatted(step.verb()),
                        "%s %s"
                                .formatted(outcome.reason(), verification.found())
                                .strip(),
                        step.verb(),
                        "look at the server, then rehearse again"));
        };
    }

    static Finding blocked(Step step, Plan plan) {
        return Finding.failed(
                FindingCode.STEP_BLOCKED,
                "nothing in the way of " + step.verb(),
                plan.blockers().stream()
                        .map(each -> each.replaceAll("\\s*\\R\\s*", " "))
                        .collect(Collectors.joining("\n")),
                step.verb(),
                "remove what blocks the step, then rehearse again");
    }

    private static Finding failed(Step step, String reason) {
        return Finding.failed(
                FindingCode.STEP_FAILED,
                "%s succeeds".formatted(step.verb()),
                reason,
                step.verb(),
                "do what the step's message says, then rehearse again");
    }

    private static Finding notVerified(Step step, Verification verification) {
        return Finding.failed(
                FindingCode.STEP_NOT_VERIFIED,
                verification.expected(),
                verification.found(),
                step.verb(),
                "see why the action left no such effect, then rehearse again");
    }

    /** A plan that crashes is a reason not to run. */
    private static Plan planned(Step step, StepContext context) {
        try {
            return step.plan(context);
        } catch (RuntimeException e) {
            LOG.debug("the plan of {} crashed", step.verb(), e);
            return Plan.blocked(List.of("planning %s → %s → mend what the message names, then plan again"
                    .formatted(step.verb(), e.getMessage())));
        }
    }
}
