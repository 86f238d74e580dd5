package dev.rehearsal.step;

/**
 * What must be so before a step can act, and is not yet.
 *
 * @param step the name of the step that sees to it when it stands earlier in the runbook
 * @param problem what is found instead, and what to do when no step is to see to it
 */
public record Prerequisite(String step, String problem) {}
