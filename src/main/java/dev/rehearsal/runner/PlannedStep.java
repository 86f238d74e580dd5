package dev.rehearsal.runner;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Step;
import java.util.Optional;

/**
 * A step of the runbook and what it would do now.
 *
 * @param number its place in the runbook, from 1
 * @param window the window it runs in, if any
 */
public record PlannedStep(int number, Optional<WindowKind> window, Step step, Plan plan) {}
