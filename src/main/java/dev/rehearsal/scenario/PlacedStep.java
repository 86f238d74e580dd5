package dev.rehearsal.scenario;

import dev.rehearsal.step.Step;

/** One step of a runbook and where it is written. */
record PlacedStep(Step step, Place place) {}
